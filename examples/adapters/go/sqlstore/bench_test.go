package sqlstore

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	ivn "interventions"
)

// What the commit of a record of 2 kB costs, with eight keys and an event: as safe as each database makes it.
func BenchmarkCommit(b *testing.B) {
	for name, each := range engines {
		each := each
		b.Run(name, func(b *testing.B) {
			path, driver := os.Getenv("IVN_TEST_POSTGRESQL"), "postgres"
			if each.schema == "sqlite" {
				path = "file:" + filepath.Join(b.TempDir(), "cases.sqlite") + "?_journal=WAL&_sync=FULL&_busy_timeout=5000"
				driver = "sqlite3"
			}
			if path == "" {
				b.Skip("no PostgreSQL server")
			}
			if driver == "postgres" {
				path += "&binary_parameters=yes" // One round trip a statement instead of two.
			}
			db, err := sql.Open(driver, path)
			fine(b, err)
			defer db.Close()
			schema, err := os.ReadFile(filepath.Join("..", "..", each.schema, "schema.sql"))
			fine(b, err)
			store, err := Open(background, db, string(schema))
			fine(b, err)
			batch := ivn.Batch{Kind: ivn.RecordReferral, Revision: 1, Body: bytes.Repeat([]byte("x"), 2048),
				Events: []ivn.OutboxEvent{{Type: ivn.NewsReferralSent, Body: bytes.Repeat([]byte("y"), 200)}}}
			for i := byte(0); i < 8; i++ {
				batch.Keys = append(batch.Keys, ivn.IndexKey{Name: "key", Data: ivn.HexBytes{i, 0, 0, 0, 7}})
			}
			var before int64
			fine(b, db.QueryRow("SELECT count(*) FROM ivn_record").Scan(&before))
			b.ResetTimer()
			for i := 0; i < b.N; i++ {
				binary.BigEndian.PutUint64(batch.ID[8:], uint64(before)+uint64(i)+1)
				fine(b, store.Commit(background, batch))
			}
		})
	}
}
