// Package sqlstore keeps the records of libinterventions in an SQL database: SQLite (3.37 or later) or PostgreSQL (12
// or later), through database/sql and a driver of the host's choice. The tables are those of the adapters in C and
// Python.
package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"interventions"
)

// Store is an interventions.Store. Any number of goroutines may use it, and any number of stores one database.
type Store struct {
	db *sql.DB
}

// New gives a store on a database that has the tables; see Open. The database is closed by whoever opened it.
//
// What is sent is the same for both databases: SQLite takes $1 for a parameter too, numbered by its first appearance.
func New(db *sql.DB) *Store { return &Store{db} }

// Load gives a record.
func (s *Store) Load(ctx context.Context, kind interventions.RecordKind, id interventions.ID) (
	found interventions.Stored, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT revision, body FROM ivn_record WHERE kind = $1 AND id = $2", int64(kind),
		id[:]).Scan(&found.Revision, &found.Body)
	if errors.Is(err, sql.ErrNoRows) {
		return found, interventions.ErrNotFound
	}
	return found, err
}

// Commit does all of a batch in one transaction. It begins by writing, so that nobody writes in between.
func (s *Store) Commit(ctx context.Context, batch interventions.Batch) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // Does nothing once it is committed.
	w := &writer{ctx: ctx, tx: tx}
	if w.record(&batch) == 0 && w.err == nil {
		return s.conflict(w, batch)
	}
	w.keys(&batch)
	for _, each := range batch.Events {
		w.write("INSERT INTO ivn_outbox (id, type, body) VALUES ($1, $2, $3)", each.ID[:], int64(each.Type), each.Body)
	}
	if w.err != nil {
		return w.err
	}
	if err := tx.Commit(); err != nil {
		return &unknown{err}
	}
	return nil
}

// conflict tells the revision at which the record is. Where it has become the expected one meanwhile, there is none.
func (s *Store) conflict(w *writer, batch interventions.Batch) error {
	actual := 0
	err := w.tx.QueryRowContext(w.ctx, "SELECT revision FROM ivn_record WHERE kind = $1 AND id = $2", int64(batch.Kind),
		batch.ID[:]).Scan(&actual)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if actual == batch.Expected {
		w.tx.Rollback()
		return s.Commit(w.ctx, batch)
	}
	return &interventions.ConflictError{Revision: actual}
}

// unknown says that a transaction was to be committed, and nobody knows whether it was.
type unknown struct{ cause error }

func (u *unknown) Error() string        { return u.cause.Error() }
func (u *unknown) Unwrap() error        { return u.cause }
func (u *unknown) Is(target error) bool { return target == interventions.ErrOutcomeUnknown }

// writer writes as long as nothing goes wrong.
type writer struct {
	ctx context.Context
	tx  *sql.Tx
	err error
}

// write gives how many rows it has changed.
func (w *writer) write(statement string, arguments ...any) (rows int64) {
	if w.err != nil {
		return 0
	}
	var result sql.Result
	if result, w.err = w.tx.ExecContext(w.ctx, statement, arguments...); w.err == nil {
		rows, w.err = result.RowsAffected()
	}
	return rows
}

// record changes no row where the record is not at the revision that is expected.
func (w *writer) record(b *interventions.Batch) (rows int64) {
	kind, id := int64(b.Kind), b.ID[:]
	switch {
	case b.Revision == 0:
		return w.write("DELETE FROM ivn_record WHERE kind = $1 AND id = $2 AND revision = $3", kind, id, b.Expected)
	case b.Expected == 0:
		return w.write("INSERT INTO ivn_record (kind, id, revision, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
			kind, id, b.Revision, b.Body)
	}
	return w.write("UPDATE ivn_record SET revision = $1, body = $2 WHERE kind = $3 AND id = $4 AND revision = $5",
		b.Revision, b.Body, kind, id, b.Expected)
}

// keys writes all keys of the record anew, many at a time. One that is another record's is left out, which shows in how
// many there are.
func (w *writer) keys(b *interventions.Batch) {
	const atOnce = 100
	if b.Expected != 0 {
		w.write("DELETE FROM ivn_key WHERE kind = $1 AND id = $2", int64(b.Kind), b.ID[:])
	}
	for keys := b.Keys; len(keys) > 0 && w.err == nil; {
		some := keys
		if len(some) > atOnce {
			some = some[:atOnce]
		}
		var rows []string
		var values []any
		for _, key := range some {
			n := len(values)
			rows = append(rows, fmt.Sprintf("($%d, $%d, $%d, $%d, $%d)", n+1, n+2, n+3, n+4, n+5))
			values = append(values, int64(b.Kind), key.Name, []byte(key.Data), b.ID[:], key.Unique)
		}
		if w.write("INSERT INTO ivn_key (kind, name, bytes, id, is_unique) VALUES "+strings.Join(rows, ", ")+
			" ON CONFLICT DO NOTHING", values...) < int64(len(some)) && w.err == nil {
			w.err = interventions.ErrTaken
		}
		keys = keys[len(some):]
	}
}

// Find gives a page of records that have a key.
func (s *Store) Find(ctx context.Context, query interventions.KeyQuery) (page interventions.Page, err error) {
	statement, arguments := find(query)
	rows, err := s.db.QueryContext(ctx, statement, arguments...)
	if err != nil {
		return page, err
	}
	defer rows.Close()
	for rows.Next() {
		var each interventions.Located
		var id []byte
		if err := rows.Scan(&each.Key, &id, &each.Revision, &each.Body); err != nil {
			return page, err
		}
		copy(each.ID[:], id)
		page.Records = append(page.Records, each)
	}
	page.More = len(page.Records) == query.Most
	return page, rows.Err()
}

// find gives the statement for a page. The key by which all records are found is their id.
func find(query interventions.KeyQuery) (string, []any) {
	arguments := []any{int64(query.Kind)}
	bind := func(value any) string {
		arguments = append(arguments, value)
		return fmt.Sprintf("$%d", len(arguments))
	}
	key, from, what, where := "k.bytes", "ivn_key k", "0, NULL", "k.kind = $1"
	if query.Name == "" {
		key, from = "k.id", "ivn_record k"
	} else {
		where += " AND k.name = " + bind(query.Name)
	}
	if query.Bodies && query.Name == "" {
		what = "k.revision, k.body"
	} else if query.Bodies {
		what, from = "r.revision, r.body", from+" JOIN ivn_record r ON r.kind = k.kind AND r.id = k.id"
	}
	where += " AND " + key + " >= " + bind(query.From)
	if query.Bounded {
		where += " AND " + key + " <= " + bind(query.To)
	}
	if query.After != nil {
		where += fmt.Sprintf(" AND (%s, k.id) > (%s, %s)", key, bind(query.After.Key), bind(query.After.ID[:]))
	}
	return fmt.Sprintf("SELECT %s, k.id, %s FROM %s WHERE %s ORDER BY %s, k.id LIMIT %d", key, what, from, where, key,
		query.Most), arguments
}
