package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
)

// sql is the connection as database/sql knows it, for packages that ask for
// that. It is in the same transaction, and ends with the connection.
func (c *conn) sql(ctx context.Context) (*sql.Conn, error) {
	if c.bridge == nil {
		c.db = sql.OpenDB(only{c.Conn})
		c.db.SetMaxOpenConns(1)
		bridge, err := c.db.Conn(ctx)
		if err != nil {
			return nil, err
		}
		c.bridge = bridge
	}
	return c.bridge, nil
}

// closeBridge gives the connection back.
func (c *conn) closeBridge() error {
	if c.db == nil {
		return nil
	}
	var err error
	if c.bridge != nil {
		err = c.bridge.Close()
	}
	return errors.Join(err, c.db.Close())
}

// only is a connector that knows one connection.
type only struct{ driver.Conn }

// Connect implements driver.Connector.
func (o only) Connect(context.Context) (driver.Conn, error) {
	return lent{
		o.Conn, o.Conn.(driver.ExecerContext), o.Conn.(driver.QueryerContext),
		o.Conn.(driver.ConnPrepareContext),
	}, nil
}

// Driver implements driver.Connector.
func (o only) Driver() driver.Driver { return nil }

// lent is the connection without its end: the owner sees to that.
type lent struct {
	driver.Conn
	driver.ExecerContext
	driver.QueryerContext
	driver.ConnPrepareContext
}

// Close implements driver.Conn.
func (lent) Close() error { return nil }
