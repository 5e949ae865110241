package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/lede-reader/lede/cmd/internal/console"
	"github.com/lede-reader/lede/seeds"
)

// BenchmarkStart is from the call to the first story on the screen.
func BenchmarkStart(b *testing.B) {
	folder := benchFolder(b, 1000)
	for _, c := range []struct {
		name string
		term console.Terminal
		args []string
	}{
		{"samples", console.Terminal{Width: 120, Height: 40}, nil},
		{"samples, silent terminal", console.Terminal{Width: 120, Height: 40, Silent: true}, nil},
		{"folder of 1000", console.Terminal{Width: 120, Height: 40}, []string{folder}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				run := start(b, c.term, nil, c.args...)
				sees(b, run, "1/")
				run.Close()
			}
		})
	}
}

// BenchmarkFirstFrame is from the call to the first frame, whatever stands in it.
func BenchmarkFirstFrame(b *testing.B) {
	for _, silent := range []bool{false, true} {
		b.Run(fmt.Sprintf("silent=%v", silent), func(b *testing.B) {
			for b.Loop() {
				run := start(b, console.Terminal{Width: 120, Height: 40, Silent: silent}, nil)
				if err := run.Until(patience, func(text string) bool { return len(bytes.TrimSpace([]byte(text))) > 0 }); err != nil {
					b.Fatal(err)
				}
				run.Close()
			}
		})
	}
}

// BenchmarkExport leads articles through the whole column: MB/s of raw text.
func BenchmarkExport(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			folder := benchFolder(b, n)
			b.ReportAllocs()
			b.SetBytes(int64(n * len(invented(0))))
			for b.Loop() {
				if code := runMain(b, folder); code != exitOK {
					b.Fatalf("exit %d", code)
				}
			}
		})
	}
}

func runMain(b *testing.B, folder string) int {
	return run(b.Context(), []string{"export", folder}, nil, io.Discard, os.Stderr)
}

// benchFolder holds n articles of about 3 KB and the samples.
func benchFolder(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	for i := range n {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.txt", i)), []byte(invented(i)), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.CopyFS(dir, seeds.Files); err != nil {
		b.Fatal(err)
	}
	return dir
}
