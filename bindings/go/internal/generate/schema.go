package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// property is a member of a struct, as the JSON Schema describes it.
type property struct {
	name     string
	Title    string          `json:"title"`
	Type     json.RawMessage `json:"type"`
	Format   string          `json:"format"`
	Ref      string          `json:"$ref"`
	Items    *property       `json:"items"`
	Personal bool            `json:"x-personal"`
	required bool
}

// definition is a struct, its members in the order of the library's field table.
type definition struct {
	name, title string
	properties  []property
}

// ordered reads a JSON object and keeps the order of its members.
func ordered(data []byte, each func(name string, value json.RawMessage) error) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	if _, err := decoder.Token(); err != nil {
		return err
	}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return err
		}
		if err := each(name.(string), value); err != nil {
			return err
		}
	}
	return nil
}

func readDefinition(name string, data []byte) (definition, error) {
	var shape struct {
		Title      string          `json:"title"`
		Properties json.RawMessage `json:"properties"`
		Required   []string        `json:"required"`
	}
	if err := json.Unmarshal(data, &shape); err != nil {
		return definition{}, err
	}
	made := definition{name: name, title: shape.Title}
	err := ordered(shape.Properties, func(name string, value json.RawMessage) error {
		member := property{name: name}
		for _, required := range shape.Required {
			member.required = member.required || required == name
		}
		if err := json.Unmarshal(value, &member); err != nil {
			return fmt.Errorf("member %s: %w", name, err)
		}
		made.properties = append(made.properties, member)
		return nil
	})
	return made, err
}

// readDefinitions gives the structs of a schema; the vocabularies are read from the library itself.
func readDefinitions(schema []byte) ([]definition, error) {
	var document struct {
		Definitions json.RawMessage `json:"$defs"`
	}
	if err := json.Unmarshal(schema, &document); err != nil {
		return nil, err
	}
	var all []definition
	err := ordered(document.Definitions, func(name string, value json.RawMessage) error {
		if strings.HasPrefix(name, "vocabulary_") {
			return nil
		}
		made, err := readDefinition(name, value)
		all = append(all, made)
		return err
	})
	return all, err
}

// readBodies gives the structs one of which a command carries: its type says which, by a list of conditions.
func readBodies(schema []byte) (map[string]bool, error) {
	var document struct {
		Definitions struct {
			Command struct {
				Conditions []struct {
					Then struct {
						Properties struct {
							Body json.RawMessage `json:"body"`
						} `json:"properties"`
					} `json:"then"`
				} `json:"allOf"`
			} `json:"command"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(schema, &document); err != nil {
		return nil, err
	}
	bodies := map[string]bool{}
	for _, each := range document.Definitions.Command.Conditions {
		var body property
		if string(each.Then.Properties.Body) == "false" { // Nothing may stand there.
			continue
		}
		if err := json.Unmarshal(each.Then.Properties.Body, &body); err != nil {
			return nil, err
		}
		bodies[strings.TrimPrefix(body.Ref, definitions)] = true
	}
	return bodies, nil
}

// definitions is what a reference to a struct or a vocabulary begins with.
const definitions = "#/$defs/"

// goType gives the type of a member. What may be unknown and has no value of its own for that is a pointer.
func (p property) goType() (string, error) {
	name := strings.TrimPrefix(p.Ref, definitions)
	kind := strings.Trim(string(p.Type), `"`)
	switch {
	case strings.HasPrefix(name, "vocabulary_"):
		return vocabularyType(strings.TrimPrefix(name, "vocabulary_")), nil
	case name != "":
		return "*" + structType(name), nil
	case kind == "array":
		element, err := p.Items.goType()
		return "[]" + strings.TrimPrefix(element, "*"), err
	case kind == "boolean":
		return "Flag", nil
	case kind == "string" && p.Format == "date":
		return "*Date", nil
	case kind == "string" && p.Format == "date-time":
		return "*Moment", nil
	case kind == "object":
		return "JSON", nil
	case kind == "string" && p.Format == "":
		return "string", nil
	case kind == "integer" && p.required:
		return "int", nil
	case kind == "integer":
		return "*int", nil
	case strings.HasPrefix(kind, "["):
		return "any", nil
	}
	return "", fmt.Errorf("member %s: no type for %q, format %q", p.name, p.Type, p.Format)
}
