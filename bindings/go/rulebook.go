package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"encoding/json"
	"sync"
	"unsafe"
)

// Rulebook holds every rule that the library decides by, with its figures, its validity and its source.
type Rulebook struct {
	handle *handle
}

// Edition is a source document in one of its editions.
type Edition struct {
	Key      string // "rate-card-2019".
	Title    string // As a person cites it.
	Issuer   string // Who issued it.
	From, To *Date  // First and last day of validity, where the document says one.
	Note     string // What a reader should know, or "".
}

// Parameter is a figure of a rule. A figure of unit UnitDate is a Date, one of unit UnitEdition the place of an edition
// in Rulebook.Editions, from 1.
type Parameter struct {
	Name      string // With its rule "RC-BBR-2/months".
	Title     string // What it is, in a few words.
	Unit      Unit   // What Value, Original, Low and High count.
	Value     *int   // In force in this rulebook; nil where no default exists.
	Original  *int   // The document's own figure.
	Low, High int    // What an override may set.
	Source    string // Who set Value: "" for the document, else the override's source.
}

// Rule is a rule.
type Rule struct {
	Code       string // "RC-BBR-2".
	Title      string // What it says.
	Edition    string // Key of the edition.
	Section    string // Section, slide, page or paragraph of the document.
	Registers  string // Rows of the rule register that it carries.
	From, To   *Date  // First and last day of validity; nil: always, open.
	Parameters []Parameter
	Source     string // Who set the validity: "" for the document, else the override's source.
}

func newRulebook(rulebook *C.ivn_rulebook) *Rulebook {
	free := func(pointer unsafe.Pointer) { C.ivn_rulebook_free((*C.ivn_rulebook)(pointer)) }
	return &Rulebook{newHandle(unsafe.Pointer(rulebook), free)}
}

// BuiltinRulebook gives the rulebook of the documents, a new one each time.
func BuiltinRulebook() (*Rulebook, error) {
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	var made *C.ivn_rulebook
	failed := newFailure()
	if status := C.ivn_rulebook_builtin(ctx, &made, &failed.detail); status < 0 {
		return nil, failed.err(status)
	}
	return newRulebook(made), nil
}

// The rulebook that catalogues decide by unless they are given another. Made once, never closed.
var documents struct {
	once     sync.Once
	rulebook *Rulebook
	err      error
}

func documentsRulebook() (*Rulebook, error) {
	documents.once.Do(func() { documents.rulebook, documents.err = BuiltinRulebook() })
	return documents.rulebook, documents.err
}

// Close gives the rulebook's memory back.
func (r *Rulebook) Close() error { return r.handle.close() }

func (r *Rulebook) pointer() *C.ivn_rulebook { return (*C.ivn_rulebook)(r.handle.pointer) }

// WithOverrides makes a rulebook in which figures or validities are others, each with a source of its own; all or none.
// ErrInvalid tells all that is wrong.
func (r *Rulebook) WithOverrides(overrides ...Override) (*Rulebook, error) {
	data, err := json.Marshal(struct {
		Overrides []Override `json:"overrides"`
	}{overrides})
	if err != nil {
		return nil, err
	}
	return r.WithJSON(data)
}

// WithJSON is WithOverrides of a JSON document of the kind FactsOverrides.
func (r *Rulebook) WithJSON(data []byte) (*Rulebook, error) {
	if err := r.handle.acquire(); err != nil {
		return nil, err
	}
	defer r.handle.release()
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	var made *C.ivn_rulebook
	failed := newFailure()
	status := C.ivn_rulebook_with_json(ctx, r.pointer(), bytesOf(data), C.size_t(len(data)), &made, &failed.violations,
		&failed.detail)
	if status < 0 {
		return nil, failed.err(status)
	}
	return newRulebook(made), nil
}

// Editions gives the editions of the documents, in the order of their dates.
func (r *Rulebook) Editions() ([]Edition, error) {
	if err := r.handle.acquire(); err != nil {
		return nil, err
	}
	defer r.handle.release()
	view := C.ivn_rulebook_read(r.pointer())
	editions := make([]Edition, 0, int(view.edition_count))
	for _, each := range unsafe.Slice(view.editions, int(view.edition_count)) {
		editions = append(editions, Edition{C.GoString(each.key), C.GoString(each.title), C.GoString(each.issuer),
			dateOf(each.from), dateOf(each.to), C.GoString(each.note)})
	}
	return editions, nil
}

// Rules gives all rules, sorted by code.
func (r *Rulebook) Rules() ([]Rule, error) {
	if err := r.handle.acquire(); err != nil {
		return nil, err
	}
	defer r.handle.release()
	view := C.ivn_rulebook_read(r.pointer())
	rules := make([]Rule, 0, int(view.rule_count))
	for _, each := range unsafe.Slice(view.rules, int(view.rule_count)) {
		rules = append(rules, ruleOf(each))
	}
	return rules, nil
}

// Rule gives the rule of a code; ErrNotFound when there is none.
func (r *Rulebook) Rule(code string) (Rule, error) {
	word, err := wordOf(code)
	if err != nil {
		return Rule{}, err
	}
	defer freeWord(word)
	if err := r.handle.acquire(); err != nil {
		return Rule{}, err
	}
	defer r.handle.release()
	rule := C.ivn_rulebook_rule(r.pointer(), word)
	if rule == nil {
		return Rule{}, statusError(C.IVN_ERROR_NOT_FOUND)
	}
	return ruleOf(rule), nil
}

// Parameter gives the figure of "RULE/name"; ErrNotFound when there is none.
func (r *Rulebook) Parameter(path string) (Parameter, error) {
	word, err := wordOf(path)
	if err != nil {
		return Parameter{}, err
	}
	defer freeWord(word)
	if err := r.handle.acquire(); err != nil {
		return Parameter{}, err
	}
	defer r.handle.release()
	parameter := C.ivn_rulebook_parameter(r.pointer(), word)
	if parameter == nil {
		return Parameter{}, statusError(C.IVN_ERROR_NOT_FOUND)
	}
	return parameterOf(parameter), nil
}

func ruleOf(rule *C.ivn_rule) Rule {
	made := Rule{
		Code: C.GoString(rule.code), Title: C.GoString(rule.title), Edition: C.GoString(rule.edition),
		Section: C.GoString(rule.section), Registers: C.GoString(rule.registers),
		From: dateOf(rule.from), To: dateOf(rule.to), Source: C.GoString(rule.source),
	}
	for _, each := range unsafe.Slice(rule.parameters, int(rule.parameter_count)) {
		made.Parameters = append(made.Parameters, parameterOf(each))
	}
	return made
}

func parameterOf(parameter *C.ivn_parameter) Parameter {
	return Parameter{
		Name: C.GoString(parameter.name), Title: C.GoString(parameter.title), Unit: Unit(parameter.unit),
		Value: numberOf(parameter.value), Original: numberOf(parameter.original),
		Low: int(parameter.low), High: int(parameter.high), Source: C.GoString(parameter.source),
	}
}

// JSON gives the rulebook as JSON; equal rulebooks give equal bytes.
func (r *Rulebook) JSON() ([]byte, error) {
	if err := r.handle.acquire(); err != nil {
		return nil, err
	}
	defer r.handle.release()
	return write(func(ctx *C.ivn_context, text **C.ivn_text, detail *C.ivn_error) C.ivn_status {
		return C.ivn_rulebook_to_json(ctx, r.pointer(), text, detail)
	})
}

// Markdown gives the rulebook as a page: a table per edition.
func (r *Rulebook) Markdown() (string, error) {
	if err := r.handle.acquire(); err != nil {
		return "", err
	}
	defer r.handle.release()
	page, err := write(func(ctx *C.ivn_context, text **C.ivn_text, detail *C.ivn_error) C.ivn_status {
		return C.ivn_rulebook_to_markdown(ctx, r.pointer(), text, detail)
	})
	return string(page), err
}
