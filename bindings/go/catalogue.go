package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"encoding/json"
	"fmt"
	"sync"
	"unsafe"
)

// Catalogue holds services: those of the published documents, those of a provider's own directory, or both. It decides
// by the rulebook of the documents unless Under gives it another.
type Catalogue struct {
	handle   *handle
	contents *contents
	rules    *Rulebook // nil: the rulebook of the documents.
}

// contents is a catalogue as Go structs, read when first asked for.
type contents struct {
	once      sync.Once
	directory Directory
	byID      map[string]*Service
	err       error
}

func newCatalogue(catalogue *C.ivn_catalogue, rules *Rulebook) *Catalogue {
	free := func(pointer unsafe.Pointer) { C.ivn_catalogue_free((*C.ivn_catalogue)(pointer)) }
	return &Catalogue{newHandle(unsafe.Pointer(catalogue), free), &contents{}, rules}
}

// BuiltinCatalogue gives the catalogue of the documents, a new one each time.
func BuiltinCatalogue() (*Catalogue, error) {
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	var made *C.ivn_catalogue
	failed := newFailure()
	if status := C.ivn_catalogue_builtin(ctx, &made, &failed.detail); status < 0 {
		return nil, failed.err(status)
	}
	return newCatalogue(made, nil), nil
}

// CatalogueFromJSON makes a catalogue of a directory alone, without the documents' services; see WithJSON.
func CatalogueFromJSON(data []byte) (*Catalogue, error) {
	return catalogueWith(nil, nil, data)
}

// Close gives the catalogue's memory back; that of what Under gave is the same.
func (c *Catalogue) Close() error { return c.handle.close() }

func (c *Catalogue) pointer() *C.ivn_catalogue { return (*C.ivn_catalogue)(c.handle.pointer) }

// Under gives the same catalogue deciding by another rulebook, which must not be closed before it. It needs no Close of
// its own: closing either closes both.
func (c *Catalogue) Under(rules *Rulebook) *Catalogue {
	return &Catalogue{c.handle, c.contents, rules}
}

// With makes a catalogue with a provider's own directory added; all or nothing. ErrInvalid tells all that is wrong.
func (c *Catalogue) With(directory Directory) (*Catalogue, error) {
	data, err := json.Marshal(directory)
	if err != nil {
		return nil, err
	}
	return c.WithJSON(data)
}

// WithJSON is With of a JSON document of the kind FactsCatalogue, the form that JSON gives.
func (c *Catalogue) WithJSON(data []byte) (*Catalogue, error) {
	if err := c.handle.acquire(); err != nil {
		return nil, err
	}
	defer c.handle.release()
	return catalogueWith(c.pointer(), c.rules, data)
}

func catalogueWith(base *C.ivn_catalogue, rules *Rulebook, data []byte) (*Catalogue, error) {
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	var made *C.ivn_catalogue
	failed := newFailure()
	status := C.ivn_catalogue_with_json(ctx, base, bytesOf(data), C.size_t(len(data)), &made, &failed.violations,
		&failed.detail)
	if status < 0 {
		return nil, failed.err(status)
	}
	return newCatalogue(made, rules), nil
}

// JSON gives all of the catalogue in the form that is imported; equal catalogues give equal bytes.
func (c *Catalogue) JSON() ([]byte, error) {
	if err := c.handle.acquire(); err != nil {
		return nil, err
	}
	defer c.handle.release()
	return write(func(ctx *C.ivn_context, text **C.ivn_text, detail *C.ivn_error) C.ivn_status {
		return C.ivn_catalogue_to_json(ctx, c.pointer(), text, detail)
	})
}

// read gives the contents; the catalogue must have been acquired.
func (c *Catalogue) read() (*contents, error) {
	c.contents.once.Do(func() {
		data, err := c.JSON()
		if err == nil {
			err = json.Unmarshal(data, &c.contents.directory)
		}
		c.contents.err = err
		services := c.contents.directory.Services
		c.contents.byID = make(map[string]*Service, len(services))
		for i := range services {
			c.contents.byID[services[i].ID] = &services[i]
		}
	})
	return c.contents, c.contents.err
}

// Directory gives all of the catalogue: services of all editions and times, contracts, areas and prisons. It is read
// once and shared by all who ask, so it must not be changed; the same holds for each service that the catalogue gives.
func (c *Catalogue) Directory() (*Directory, error) {
	if err := c.handle.acquire(); err != nil {
		return nil, err
	}
	defer c.handle.release()
	contents, err := c.read()
	if err != nil {
		return nil, err
	}
	return &contents.directory, nil
}

// Services gives all services of all editions and times.
func (c *Catalogue) Services() ([]*Service, error) {
	return c.Search(Query{})
}

// Find gives the service of a key, "key@edition" or id as offered on a day; with DateNone entries of all times count. A
// key that stands in several editions means the one that the rulebook names. ErrNotFound when there is none.
func (c *Catalogue) Find(key string, on Date) (*Service, error) {
	word, err := wordOf(key)
	if err != nil {
		return nil, err
	}
	defer freeWord(word)
	rules, err := c.acquire()
	if err != nil {
		return nil, err
	}
	defer c.release(rules)
	var found *C.ivn_service
	if status := C.ivn_catalogue_find(c.pointer(), rules.pointer(), word, C.ivn_date(on), &found); status < 0 {
		return nil, statusError(status)
	}
	services, err := c.services(&found, 1)
	if err != nil {
		return nil, err
	}
	return services[0], nil
}

// Search gives the services for which all that the query says holds, in the catalogue's order.
func (c *Catalogue) Search(query Query) ([]*Service, error) {
	data, err := json.Marshal(query)
	if err != nil {
		return nil, err
	}
	facts, err := readFacts(FactsQuery, data)
	if err != nil {
		return nil, err
	}
	defer C.ivn_facts_free(facts)
	if err := c.handle.acquire(); err != nil {
		return nil, err
	}
	defer c.handle.release()
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	var found *C.ivn_services
	failed := newFailure()
	status := C.ivn_catalogue_search(ctx, c.pointer(), (*C.ivn_catalogue_query)(structOf(facts, FactsQuery)), &found,
		&failed.detail)
	if status < 0 {
		return nil, failed.err(status)
	}
	defer C.ivn_services_free(found)
	view := C.ivn_services_read(found)
	return c.services(view.services, view.count)
}

// AreaWithin says whether an area is another one or lies inside it; Unknown when the catalogue has no such area.
func (c *Catalogue) AreaWithin(area, around string) (Flag, error) {
	inner, err := wordOf(area)
	if err != nil {
		return Unknown, err
	}
	defer freeWord(inner)
	outer, err := wordOf(around)
	if err != nil {
		return Unknown, err
	}
	defer freeWord(outer)
	if err := c.handle.acquire(); err != nil {
		return Unknown, err
	}
	defer c.handle.release()
	return Flag(C.ivn_catalogue_area_within(c.pointer(), inner, outer)), nil
}

// services gives the Go structs of services of the library.
func (c *Catalogue) services(list **C.ivn_service, count C.uint32_t) ([]*Service, error) {
	contents, err := c.read()
	if err != nil {
		return nil, err
	}
	services := make([]*Service, 0, int(count))
	for _, each := range unsafe.Slice(list, int(count)) {
		service := contents.byID[C.GoString(each.id)]
		if service == nil {
			return nil, fmt.Errorf("a service of the catalogue: %w", ErrNotFound)
		}
		services = append(services, service)
	}
	return services, nil
}

// acquire keeps the catalogue and its rulebook alive until release.
func (c *Catalogue) acquire() (*Rulebook, error) {
	rules, err := c.rules, error(nil)
	if rules == nil {
		if rules, err = documentsRulebook(); err != nil {
			return nil, err
		}
	}
	if err := c.handle.acquire(); err != nil {
		return nil, err
	}
	if err := rules.handle.acquire(); err != nil {
		c.handle.release()
		return nil, err
	}
	return rules, nil
}

func (c *Catalogue) release(rules *Rulebook) {
	rules.handle.release()
	c.handle.release()
}
