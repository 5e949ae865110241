package clean

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
)

// TestNothingAtStart: no list is read and no pattern compiled before the first
// article; the cues alone are 70,000 allocations. (The figure is of the
// package with its tests.)
func TestNothingAtStart(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	m := regexp.MustCompile(`(?m)^init \S+/model/clean @.*, (\d+) bytes, (\d+) allocs`).FindSubmatch(out)
	if m == nil {
		return // too little to be told
	}
	size, _ := strconv.Atoi(string(m[1]))
	allocations, _ := strconv.Atoi(string(m[2]))
	if size > 512<<10 || allocations > 4000 {
		t.Errorf("%d bytes, %d allocations", size, allocations)
	}
	t.Logf("%d bytes, %d allocations", size, allocations)
}
