module sqlstore

go 1.19

require (
	github.com/lib/pq v1.10.9
	github.com/mattn/go-sqlite3 v1.14.22
	interventions v0.0.0
)

replace interventions => ../../../../bindings/go
