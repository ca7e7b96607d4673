package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"interventions"
)

// What the tables say of themselves: the same numbers in all adapters.
const (
	application = 1230392881 // Of a SQLite file.
	format      = 1
)

// Open gives a store on a database that has the tables, or is empty and gets them: schema is the text of schema.sql of
// ../../sqlite or of ../../postgresql. A database of something else and one of a newer format are refused.
func Open(ctx context.Context, db *sql.DB, schema string) (*Store, error) {
	tables := "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()"
	var version string
	lite := db.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&version) == nil
	if lite {
		tables = "SELECT count(*) FROM sqlite_master"
	}
	var count int
	if err := db.QueryRowContext(ctx, tables).Scan(&count); err != nil {
		return nil, err
	}
	if count == 0 {
		// Another one may make them at the same time: those are as good.
		if err := create(ctx, db, schema); err != nil && check(ctx, db, lite) != nil {
			return nil, err
		}
	}
	if err := check(ctx, db, lite); err != nil {
		return nil, err
	}
	return New(db), nil
}

func create(ctx context.Context, db *sql.DB, schema string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, schema); err != nil {
		return err
	}
	return tx.Commit()
}

func check(ctx context.Context, db *sql.DB, lite bool) error {
	found, owner := 0, application
	var err error
	if lite {
		err = db.QueryRowContext(ctx, "SELECT a.application_id, v.user_version "+
			"FROM pragma_application_id a, pragma_user_version v").Scan(&owner, &found)
	} else {
		err = db.QueryRowContext(ctx, "SELECT version FROM ivn_format").Scan(&found)
	}
	switch {
	case err != nil:
		return err
	case owner != application || found < 1:
		return errors.New("this database belongs to something else")
	case found > format:
		return fmt.Errorf("the tables have format %d, and %d is the latest that is known here", found, format)
	}
	return nil
}

// Waiting is an event that waits in the outbox, at its place.
type Waiting struct {
	interventions.OutboxEvent
	Position int64
}

// Events gives the oldest events that wait in the outbox, for a relay to deliver.
func (s *Store) Events(ctx context.Context, most int) (events []Waiting, err error) {
	rows, err := s.db.QueryContext(ctx, "SELECT position, id, type, body FROM ivn_outbox ORDER BY position LIMIT $1",
		most)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var each Waiting
		var id []byte
		if err := rows.Scan(&each.Position, &id, &each.Type, &each.Body); err != nil {
			return nil, err
		}
		copy(each.ID[:], id)
		events = append(events, each)
	}
	return events, rows.Err()
}

// Delivered takes the very events out of the outbox that a relay has delivered: in PostgreSQL one before them may still
// be on its way.
func (s *Store) Delivered(ctx context.Context, events ...Waiting) error {
	for _, each := range events {
		if _, err := s.db.ExecContext(ctx, "DELETE FROM ivn_outbox WHERE position = $1", each.Position); err != nil {
			return err
		}
	}
	return nil
}
