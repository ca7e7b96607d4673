package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"sync"
)

// steps counts what is asked of a database, and has one of it fail.
type steps struct {
	lock   sync.Mutex
	left   int // Until the one that fails; 0: none is to.
	failed bool
}

var errBroken = errors.New("broken on purpose")

func (s *steps) take() error {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.left == 0 {
		return nil
	}
	if s.left--; s.left > 0 {
		return nil
	}
	s.failed = true
	return errBroken
}

// failAt is what the conformance kit asks for.
func (s *steps) failAt(step int) (met bool, err error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	met, s.left, s.failed = s.failed, step, false
	return met, nil
}

// open opens a database of which each statement and each end of a transaction is a step.
func (s *steps) open(through driver.Driver, name string) *sql.DB {
	return sql.OpenDB(&connector{through, name, s})
}

type connector struct {
	through driver.Driver
	name    string
	steps   *steps
}

func (c *connector) Driver() driver.Driver { return c.through }

func (c *connector) Connect(context.Context) (driver.Conn, error) {
	made, err := c.through.Open(c.name)
	return &connection{made, c.steps}, err
}

type connection struct {
	driver.Conn
	steps *steps
}

func (c *connection) Prepare(query string) (driver.Stmt, error) {
	made, err := c.Conn.Prepare(query)
	return &statement{made, c.steps}, err
}

func (c *connection) Begin() (driver.Tx, error) {
	if err := c.steps.take(); err != nil {
		return nil, err
	}
	made, err := c.Conn.Begin()
	return &transaction{made, c.steps}, err
}

// ExecContext runs a script, as a driver does where there are no parameters.
func (c *connection) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if len(args) > 0 {
		return nil, driver.ErrSkip
	}
	if through, can := c.Conn.(driver.ExecerContext); can {
		return through.ExecContext(ctx, query, args)
	}
	return c.Conn.(driver.Execer).Exec(query, nil)
}

type statement struct {
	driver.Stmt
	steps *steps
}

func (s *statement) Exec(args []driver.Value) (driver.Result, error) {
	if err := s.steps.take(); err != nil {
		return nil, err
	}
	return s.Stmt.Exec(args)
}

func (s *statement) Query(args []driver.Value) (driver.Rows, error) {
	if err := s.steps.take(); err != nil {
		return nil, err
	}
	return s.Stmt.Query(args)
}

type transaction struct {
	driver.Tx
	steps *steps
}

func (t *transaction) Commit() error {
	if err := t.steps.take(); err != nil {
		t.Tx.Rollback()
		return err
	}
	return t.Tx.Commit()
}
