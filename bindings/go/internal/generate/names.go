package main

import "strings"

// Vocabularies whose type cannot have the vocabulary's own name, because a struct has it or it says too little.
var typeNames = map[string]string{
	"requirement": "RequirementKind",
	"need":        "NeedArea",
	"kind":        "ServiceKind",
	"offence":     "OffenceCategory",
	"release":     "ReleaseSource",
	"session":     "SessionKind",
	"part":        "ServicePart",
	"command":     "CommandType",
	"appointment": "AppointmentKind",
}

// Vocabularies whose constants read well without the vocabulary before them: EnglandAndWales, MayRefer.
var bareConstants = map[string]bool{"division": true, "summary": true}

// Structs that have another name than the schema's definition, and those that only wrap a list or are written by hand
// ("").
var structNames = map[string]string{
	"catalogue":       "Directory",
	"catalogue_query": "Query",
	"caseload":        "",
	"needs":           "",
	"overrides":       "",
	"duties":          "",
	"command":         "",
	"record":          "",
	"capacities":      "",
}

// Words that are written in capitals.
var initials = map[string]string{"id": "ID", "nsi": "NSI", "nsis": "NSIs", "ogrs3": "OGRS3", "ogp": "OGP",
	"ovp": "OVP", "rsr": "RSR", "oasys": "OASys", "sara": "SARA", "rar": "RAR", "ldu": "LDU"}

// camel makes ServiceUser of service_user.
func camel(name string) string {
	var made strings.Builder
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' || r == ' ' }) {
		if capitals, found := initials[word]; found {
			made.WriteString(capitals)
		} else {
			made.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return made.String()
}

func vocabularyType(name string) string {
	if other, found := typeNames[name]; found {
		return other
	}
	return camel(name)
}

func structType(name string) string {
	if other, found := structNames[name]; found {
		return other
	}
	return camel(name)
}

func constantName(vocabulary, term string) string {
	if bareConstants[vocabulary] {
		return camel(term)
	}
	return camel(vocabulary) + camel(term)
}
