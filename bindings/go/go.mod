module interventions

go 1.19
