package store

import (
	"context"
	"embed"
	"fmt"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store/search"
)

// application marks a database file as a library of lede: "lede" in ASCII.
const application = 0x6c656465

//go:embed schema/*.sql
var schemaFiles embed.FS

// migrations are the steps from each version of the schema to the next; the
// version of a library is how many it has behind it (PRAGMA user_version).
func migrations() ([]string, error) {
	entries, err := schemaFiles.ReadDir("schema") // in order of name
	if err != nil {
		return nil, err
	}
	var steps []string
	for _, e := range entries {
		text, err := schemaFiles.ReadFile("schema/" + e.Name())
		if err != nil {
			return nil, err
		}
		steps = append(steps, string(text))
	}
	return steps, nil
}

// migrate brings a library up to the newest version, in one step.
func migrate(c *conn, path string, steps []string) error {
	if err := c.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	err := migrateWithin(c, path, steps)
	if err == nil {
		err = c.exec("COMMIT")
	}
	if err != nil {
		c.rollBack()
	}
	return err
}

func migrateWithin(c *conn, path string, steps []string) error {
	version, err := check(c, path, len(steps)) // again: another process may have been first
	if err != nil {
		return err
	}
	for i := version; i < len(steps); i++ {
		if err := c.script(steps[i]); err != nil {
			return fmt.Errorf("bring the library from version %d to %d: %w", i, i+1, err)
		}
	}
	if version == 0 {
		db, err := c.sql(context.Background())
		if err != nil {
			return err
		}
		if err := search.Create(context.Background(), db); err != nil {
			return err
		}
	}
	return c.script(fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d", application, len(steps)))
}

// check returns the version of the library at path, 0 for an empty file. A file
// that belongs to another program, or to a later lede, is an error.
func check(c *conn, path string, known int) (int, error) {
	version, err := c.number("PRAGMA user_version")
	if err != nil {
		return 0, err
	}
	app, err := c.number("PRAGMA application_id")
	if err != nil {
		return 0, err
	}
	if app != application {
		tables, err := c.number("SELECT count(*) FROM sqlite_schema")
		if err != nil {
			return 0, err
		}
		if app != 0 || tables > 0 || version > 0 {
			return 0, model.Problem{Name: path, What: "this is a database of another program", Cure: "name another file with --db"}
		}
	}
	if int(version) > known {
		return 0, model.Problem{
			Name: path, What: fmt.Sprintf("the library was last used by a later lede (its version is %d, this lede knows %d)", version, known),
			Cure: "use that lede, or name another file with --db",
		}
	}
	return int(version), nil
}
