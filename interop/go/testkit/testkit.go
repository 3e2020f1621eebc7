// Package testkit is what Go tests here say again and again.
package testkit

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

// Patience is how long anything may take that happens by itself.
const Patience = 20 * time.Second

// Must gives the value, and ends the test when there is an error.
func Must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatalf("%T: %v", err, err)
		}
		return value
	}
}

// Check ends the test when there is an error.
func Check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%T: %v", err, err)
	}
}

// Equal compares deeply.
func Equal[T any](t *testing.T, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %#v\nwant %#v", got, want)
	}
}

// Contains looks for a part of a text.
func Contains(t *testing.T, text, part string) {
	t.Helper()
	if !strings.Contains(text, part) {
		t.Errorf("%q does not contain %q", text, part)
	}
}

// Eventually asks until the answer is yes.
func Eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(Patience); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s: not after %s", what, Patience)
		}
	}
}

// Next is the value that comes from a channel.
func Next[T any](t *testing.T, what string, from <-chan T) T {
	t.Helper()
	select {
	case value, open := <-from:
		if !open {
			t.Fatalf("%s: the channel is closed", what)
		}
		return value
	case <-time.After(Patience):
		t.Fatalf("%s: nothing after %s", what, Patience)
	}
	panic("unreachable")
}
