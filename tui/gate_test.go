package tui

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// No string of a noun of model, no error's text and no key's text reaches what
// draws (lipgloss, ansi, Glamour, Bubble Tea, fmt.Print, what a View returns)
// but through package safe.
//
// The test follows strings through variables, fields, parameters, results and
// builders of all packages under tui, whatever the order of statements: a
// variable that ever holds a word from outside always does. What a function
// answers because of its parameters it answers only to a caller that gave such.
func TestNoWordFromOutsideReachesAView(t *testing.T) {
	if testing.Short() {
		t.Skip("loads all packages under tui")
	}
	for _, leak := range leaks(t, "github.com/lede-reader/lede/tui/...") {
		t.Error(leak)
	}
}

func TestPlantedLeaksAreSeen(t *testing.T) {
	if testing.Short() {
		t.Skip("loads packages")
	}
	source, err := os.ReadFile("testdata/planted/planted.go")
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for i, line := range strings.Split(string(source), "\n") {
		if strings.HasSuffix(line, "// leak") {
			want = append(want, fmt.Sprintf("planted.go:%d", i+1))
		}
	}
	for _, leak := range leaks(t, "github.com/lede-reader/lede/tui/testdata/planted") {
		place := leak[strings.LastIndex(leak[:strings.Index(leak, ": ")], "/")+1:]
		got = append(got, strings.Join(strings.SplitN(place, ":", 3)[:2], ":"))
	}
	slices.Sort(got)
	slices.Sort(want)
	if got = slices.Compact(got); !slices.Equal(got, want) {
		t.Errorf("seen: %v\nwant: %v", got, want)
	}
}

func leaks(t *testing.T, pattern string) []string {
	t.Helper()
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedImports | packages.NeedDeps | packages.NeedExportFile,
	}, pattern)
	if err != nil || len(pkgs) == 0 {
		t.Fatalf("loading %s: %v", pattern, err)
	}
	tr := &tracer{tainted: map[types.Object]level{}, named: map[string]level{}, cause: map[types.Object]string{}, found: map[string]bool{}}
	for _, p := range pkgs {
		for _, e := range p.Errors {
			t.Fatal(e)
		}
		tr.pkgs = append(tr.pkgs, p)
	}
	for tr.grew = true; tr.grew; {
		tr.grew = false
		tr.walk(tr.flow)
	}
	tr.walk(tr.sink)
	return tr.out
}

// level says whether an expression may hold a word from outside.
type level int

const (
	clean level = iota
	given       // if the function's caller gave it one
	dirty
)

// tracer follows words from outside.
type tracer struct {
	cause   map[types.Object]string // where a parameter got a word from outside
	pkgs    []*packages.Package
	info    *types.Info
	fset    *token.FileSet
	fn      []*types.Func // the functions around the node that is looked at
	lit     int           // function literals around it
	tainted map[types.Object]level
	named   map[string]level // of functions and fields, which every package has its own objects for
	grew    bool
	out     []string
	found   map[string]bool
}

func (tr *tracer) walk(visit func(ast.Node)) {
	for _, p := range tr.pkgs {
		tr.info, tr.fset = p.TypesInfo, p.Fset
		for _, f := range p.Syntax {
			for _, d := range f.Decls {
				tr.fn = nil
				if fd, ok := d.(*ast.FuncDecl); ok {
					obj, _ := tr.info.Defs[fd.Name].(*types.Func)
					tr.fn = []*types.Func{obj}
				}
				tr.each(d, visit)
			}
		}
	}
}

// each visits all nodes; tr.lit is how many function literals are around one.
func (tr *tracer) each(n ast.Node, visit func(ast.Node)) {
	ast.Inspect(n, func(n ast.Node) bool {
		if lit, ok := n.(*ast.FuncLit); ok {
			tr.lit++
			tr.each(lit.Body, visit)
			tr.lit--
			return false
		}
		if n != nil {
			visit(n)
		}
		return true
	})
}

func name(o types.Object) string {
	s := o.Name()
	if o.Pkg() != nil {
		s = o.Pkg().Path() + "." + s
	}
	if f, ok := o.(*types.Func); ok {
		s = f.FullName()
	}
	return s
}

func (tr *tracer) taint(o types.Object, l level) {
	if o == nil || tr.is(o) >= l {
		return
	}
	tr.grew = true
	if v, ok := o.(*types.Var); ok && v.IsField() {
		tr.named[fmt.Sprint(tr.fset.Position(v.Pos()))] = dirty
	} else if _, ok := o.(*types.Func); ok {
		tr.named[name(o)] = l
	} else {
		tr.tainted[o] = l
	}
}

func (tr *tracer) is(o types.Object) level {
	if v, ok := o.(*types.Var); ok && v.IsField() {
		return tr.named[fmt.Sprint(tr.fset.Position(v.Pos()))]
	}
	if _, ok := o.(*types.Func); ok {
		return tr.named[name(o)]
	}
	return tr.tainted[o]
}

// flow spreads taint over one node.
func (tr *tracer) flow(n ast.Node) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for i, l := range n.Lhs {
			r := n.Rhs[min(i, len(n.Rhs)-1)]
			if words(tr.info.TypeOf(l)) {
				tr.taint(tr.root(l), tr.outside(r))
			}
		}
	case *ast.ValueSpec:
		for i, l := range n.Names {
			if len(n.Values) > 0 && words(tr.info.TypeOf(l)) {
				tr.taint(tr.info.Defs[l], tr.outside(n.Values[min(i, len(n.Values)-1)]))
			}
		}
	case *ast.RangeStmt:
		for _, l := range []ast.Expr{n.Key, n.Value} {
			if l != nil && words(tr.info.TypeOf(l)) {
				tr.taint(tr.root(l), tr.outside(n.X))
			}
		}
	case *ast.CompositeLit:
		tr.flowComposite(n)
	case *ast.CallExpr:
		tr.flowCall(n)
	case *ast.ReturnStmt:
		if tr.lit > 0 || len(tr.fn) == 0 || tr.fn[0] == nil {
			return
		}
		for _, r := range n.Results {
			if words(tr.info.TypeOf(r)) {
				tr.taint(tr.fn[0], tr.outside(r))
			}
		}
	}
}

func (tr *tracer) flowComposite(n *ast.CompositeLit) {
	st, ok := under(tr.info.TypeOf(n)).(*types.Struct)
	if !ok || tr.fromModel(tr.info.TypeOf(n)) {
		return
	}
	for i, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if words(tr.info.TypeOf(kv.Value)) {
				tr.taint(tr.info.ObjectOf(kv.Key.(*ast.Ident)), tr.outside(kv.Value))
			}
		} else if words(tr.info.TypeOf(e)) {
			tr.taint(st.Field(i), tr.outside(e))
		}
	}
}

// flowCall spreads taint into parameters of our own functions and into builders.
func (tr *tracer) flowCall(n *ast.CallExpr) {
	f := tr.callee(n)
	if f == nil || tr.safe(f) {
		return
	}
	if sel, ok := n.Fun.(*ast.SelectorExpr); ok && strings.HasPrefix(f.Name(), "Write") {
		tr.taint(tr.root(sel.X), tr.any(n.Args))
	}
	params := tr.params(f)
	for i, a := range n.Args {
		if len(params) == 0 || !words(tr.info.TypeOf(a)) || tr.outside(a) == clean {
			continue
		}
		p := params[min(i, len(params)-1)]
		if tr.cause[p] == "" {
			tr.cause[p] = fmt.Sprint(tr.fset.Position(a.Pos()))
			ast.Inspect(a, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && tr.cause[tr.info.ObjectOf(id)] != "" && tr.info.ObjectOf(id) != p {
					tr.cause[p] += ", there from " + tr.cause[tr.info.ObjectOf(id)]
				}
				return true
			})
		}
		tr.taint(p, given)
	}
}

// params are a function's parameters as its own package has them.
func (tr *tracer) params(f *types.Func) []types.Object {
	for _, p := range tr.pkgs {
		if f.Pkg() == nil || p.PkgPath != f.Pkg().Path() {
			continue
		}
		for id, obj := range p.TypesInfo.Defs {
			if g, ok := obj.(*types.Func); ok && id.Name == f.Name() && name(g) == name(f) {
				var vars []types.Object
				for v := range g.Type().(*types.Signature).Params().Variables() {
					vars = append(vars, v)
				}
				return vars
			}
		}
	}
	return nil
}

// sink reports a node that shows a word from outside.
func (tr *tracer) sink(n ast.Node) {
	switch n := n.(type) {
	case *ast.CallExpr:
		f := tr.callee(n)
		if f == nil || f.Pkg() == nil || !draws(f) {
			return
		}
		for _, a := range n.Args {
			if tr.outside(a) > clean {
				tr.report(a, "is drawn by "+f.FullName())
			}
		}
	case *ast.ReturnStmt:
		if tr.lit == 0 && len(tr.fn) == 1 && tr.fn[0] != nil && tr.fn[0].Name() == "View" {
			for _, r := range n.Results {
				if tr.outside(r) > clean {
					tr.report(r, "is what a View returns")
				}
			}
		}
	}
}

func (tr *tracer) report(n ast.Node, what string) {
	s := fmt.Sprintf("%s: a word from outside %s", tr.fset.Position(n.Pos()), what)
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && tr.cause[tr.info.ObjectOf(id)] != "" {
			s += "; " + id.Name + " is given at " + tr.cause[tr.info.ObjectOf(id)]
		}
		return true
	})
	if !tr.found[s] {
		tr.found[s] = true
		tr.out = append(tr.out, s)
	}
}

// draws tells whether a function makes something to be shown; measuring is not
// drawing.
func draws(f *types.Func) bool {
	path := f.Pkg().Path()
	if strings.HasPrefix(f.Name(), "StringWidth") {
		return false
	}
	return strings.HasPrefix(path, "charm.land/") || strings.HasPrefix(path, "github.com/charmbracelet/") ||
		path == "fmt" && (strings.HasPrefix(f.Name(), "Print") || strings.HasPrefix(f.Name(), "Fprint"))
}

// outside tells whether an expression may hold a word from outside.
func (tr *tracer) outside(e ast.Expr) level {
	switch e := e.(type) {
	case *ast.Ident:
		return tr.is(tr.info.ObjectOf(e))
	case *ast.ParenExpr:
		return tr.outside(e.X)
	case *ast.StarExpr:
		return tr.outside(e.X)
	case *ast.UnaryExpr:
		return tr.outside(e.X)
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			return max(tr.outside(e.X), tr.outside(e.Y))
		}
	case *ast.IndexExpr:
		if words(tr.info.TypeOf(e)) {
			return tr.outside(e.X)
		}
	case *ast.SliceExpr:
		return tr.outside(e.X)
	case *ast.CompositeLit:
		if _, ok := under(tr.info.TypeOf(e)).(*types.Slice); ok {
			return tr.any(e.Elts)
		}
	case *ast.SelectorExpr:
		if s := tr.info.Selections[e]; s != nil && s.Kind() == types.FieldVal && words(s.Type()) {
			if tr.source(s) {
				return dirty
			}
			return tr.is(s.Obj())
		}
	case *ast.CallExpr:
		return tr.outsideCall(e)
	}
	return clean
}

func (tr *tracer) any(es []ast.Expr) level {
	l := clean
	for _, e := range es {
		l = max(l, tr.outside(e))
	}
	return l
}

// source tells whether a field holds words from outside by itself: of a noun,
// or what was typed.
func (tr *tracer) source(s *types.Selection) bool {
	f := s.Obj()
	if f.Pkg() == nil {
		return false
	}
	return isModel(f.Pkg().Path()) || (f.Name() == "Text" || f.Name() == "Content") && strings.Contains(f.Pkg().Path(), "bubbletea")
}

func (tr *tracer) outsideCall(e *ast.CallExpr) level {
	if tv := tr.info.Types[e.Fun]; tv.IsType() { // a conversion
		arg := tr.info.TypeOf(e.Args[0])
		if words(tv.Type) && tr.fromModel(arg) && kind(arg) == types.String {
			return dirty
		}
		return tr.outside(e.Args[0])
	}
	if id, ok := e.Fun.(*ast.Ident); ok {
		if _, ok := tr.info.Uses[id].(*types.Builtin); ok {
			if id.Name == "append" || id.Name == "min" || id.Name == "max" {
				return tr.any(e.Args)
			}
			return clean
		}
	}
	f := tr.callee(e)
	if f == nil || tr.safe(f) || !words(tr.info.TypeOf(e)) {
		return clean
	}
	sig := f.Type().(*types.Signature)
	if recv := sig.Recv(); recv != nil {
		switch {
		case f.Name() == "Error":
			return dirty
		case f.Pkg() != nil && isModel(f.Pkg().Path()):
			if strings.HasSuffix(recv.Type().String(), "model.Date") {
				return clean
			}
			return dirty
		}
	}
	l := tr.any(e.Args)
	if tr.params(f) != nil || tr.is(f) == dirty {
		if l = tr.is(f); l == given {
			l = tr.any(e.Args)
		}
		return l
	}
	if sel, ok := e.Fun.(*ast.SelectorExpr); ok && sig.Recv() != nil {
		l = max(l, tr.outside(sel.X)) // a builder's String
	}
	if f.Pkg() != nil && draws(f) {
		return clean // reported where it is called
	}
	for _, a := range e.Args {
		if types.Implements(tr.info.TypeOf(a), errorType()) {
			return dirty
		}
	}
	return l
}

func errorType() *types.Interface {
	return types.Universe.Lookup("error").Type().Underlying().(*types.Interface)
}

func (tr *tracer) callee(n *ast.CallExpr) *types.Func {
	switch f := n.Fun.(type) {
	case *ast.Ident:
		fn, _ := tr.info.Uses[f].(*types.Func)
		return fn
	case *ast.SelectorExpr:
		fn, _ := tr.info.Uses[f.Sel].(*types.Func)
		return fn
	}
	return nil
}

func (tr *tracer) safe(f *types.Func) bool {
	return f.Pkg() != nil && f.Pkg().Path() == "github.com/lede-reader/lede/model/safe"
}

// root is the variable or field that an expression names.
func (tr *tracer) root(e ast.Expr) types.Object {
	switch e := e.(type) {
	case *ast.Ident:
		return tr.info.ObjectOf(e)
	case *ast.SelectorExpr:
		return tr.info.ObjectOf(e.Sel)
	case *ast.IndexExpr:
		return tr.root(e.X)
	case *ast.StarExpr:
		return tr.root(e.X)
	case *ast.ParenExpr:
		return tr.root(e.X)
	case *ast.UnaryExpr:
		return tr.root(e.X)
	}
	return nil
}

func isModel(path string) bool { return path == "github.com/lede-reader/lede/model" }

func (tr *tracer) fromModel(t types.Type) bool {
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := t.(*types.Named)
	return ok && n.Obj().Pkg() != nil && isModel(n.Obj().Pkg().Path())
}

func under(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return t.Underlying()
}

func kind(t types.Type) types.BasicKind {
	if b, ok := under(t).(*types.Basic); ok {
		return b.Kind()
	}
	return types.Invalid
}

// words tells whether a type is text, or a container of text.
func words(t types.Type) bool {
	switch u := under(t).(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0
	case *types.Slice:
		return words(u.Elem()) || kind(u.Elem()) == types.Byte
	case *types.Array:
		return words(u.Elem())
	case *types.Map:
		return words(u.Elem())
	case *types.Pointer:
		return words(u.Elem())
	case *types.Struct:
		n, ok := t.(*types.Named)
		return ok && n.Obj().Name() == "Builder"
	}
	return false
}
