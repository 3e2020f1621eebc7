// Package provider does against a vCenter what Cluster API's provider for vSphere does: at GOVC_URL, which has what vcsim begins with.
package provider

import (
	"context"
	"net/url"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"github.com/vmware/govmomi"
	"github.com/vmware/govmomi/fault"
	"github.com/vmware/govmomi/find"
	"github.com/vmware/govmomi/session"
	"github.com/vmware/govmomi/session/keepalive"
	"github.com/vmware/govmomi/vapi/rest"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// lab is a session of both APIs, and what finds objects.
type lab struct {
	context.Context
	t      *testing.T
	user   *url.Userinfo
	client *govmomi.Client
	rest   *rest.Client
	finder *find.Finder
}

func address(t *testing.T) *url.URL {
	u, err := soap.ParseURL(os.Getenv("GOVC_URL"))
	if err != nil || u == nil {
		t.Fatalf("GOVC_URL: %v", err)
	}
	return u
}

// connect trusts the server's certificate by its thumbprint alone, as the provider does.
func connect(t *testing.T) *lab {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	u := address(t)
	soapClient := soap.NewClient(u, false)
	if u.Scheme == "https" {
		soapClient.SetThumbprint(u.Host, os.Getenv("GOVC_THUMBPRINT"))
	}
	vimClient, err := vim25.NewClient(ctx, soapClient)
	if err != nil {
		t.Fatal(err)
	}
	vimClient.UserAgent = "capv-manager"
	client := &govmomi.Client{Client: vimClient, SessionManager: session.NewManager(vimClient)}
	if err := client.Login(ctx, u.User); err != nil {
		t.Fatal(err)
	}
	restClient := rest.NewClient(vimClient)
	if err := restClient.Login(ctx, u.User); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = restClient.Logout(context.Background())
		_ = client.Logout(context.Background())
	})
	finder := find.NewFinder(vimClient, false)
	datacenter, err := finder.DatacenterOrDefault(ctx, "DC0")
	if err != nil {
		t.Fatal(err)
	}
	return &lab{ctx, t, u.User, client, restClient, finder.SetDatacenter(datacenter)}
}

// must fails the test when there is an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// got is the value of a call that has to go well.
func got[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		must(t, err)
		return value
	}
}

func TestCertificateIsTrustedByItsThumbprintOnly(t *testing.T) {
	u := address(t)
	if u.Scheme != "https" {
		t.Skip("the server has no TLS")
	}
	soapClient := soap.NewClient(u, false)
	soapClient.SetThumbprint(u.Host, "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33")
	if _, err := vim25.NewClient(context.Background(), soapClient); err == nil {
		t.Fatal("another thumbprint is accepted")
	}
	connect(t)
}

func TestSessionIsKeptAlive(t *testing.T) {
	l := connect(t)
	var soaps, rests atomic.Int32
	keeper := keepalive.NewHandlerSOAP(l.client.RoundTripper, 50*time.Millisecond, func() error {
		_, err := methods.GetCurrentTime(l, l.client)
		soaps.Add(1)
		return err
	})
	l.client.RoundTripper = keeper
	keeper.Start()
	defer keeper.Stop()
	restKeeper := keepalive.NewHandlerREST(l.rest, 50*time.Millisecond, func() error {
		s, err := l.rest.Session(l)
		if err == nil && s == nil {
			t.Error("the REST session is gone")
		}
		rests.Add(1)
		return err
	})
	restKeeper.Start()
	defer restKeeper.Stop()
	deadline := time.Now().Add(20 * time.Second)
	for soaps.Load() < 3 || rests.Load() < 3 {
		if time.Now().After(deadline) {
			t.Fatalf("calls that keep the sessions: %d by SOAP, %d by REST", soaps.Load(), rests.Load())
		}
		time.Sleep(10 * time.Millisecond)
	}
	if s := got(l.client.SessionManager.UserSession(l))(t); s == nil || s.UserName == "" {
		t.Fatalf("the session is %v", s)
	}
}

func TestSessionThatWasEndedIsNoticedAndOpenedAgain(t *testing.T) {
	l := connect(t)
	own := got(l.client.SessionManager.UserSession(l))(t)
	other := connect(t)
	must(t, other.client.SessionManager.TerminateSession(l, []string{own.Key}))

	if s, err := l.client.SessionManager.UserSession(l); err != nil || s != nil {
		t.Fatalf("an ended session is %v, %v", s, err)
	}
	_, err := methods.GetCurrentTime(l, l.client)
	if !fault.Is(err, &types.NotAuthenticated{}) {
		t.Fatalf("a call without session fails with %v", err)
	}
	must(t, l.client.SessionManager.Login(l, l.user))
	if _, err := methods.GetCurrentTime(l, l.client); err != nil {
		t.Fatal(err)
	}

	must(t, l.rest.Logout(l))
	if s, err := l.rest.Session(l); err != nil || s != nil {
		t.Fatalf("a REST session that was closed is %v, %v", s, err)
	}
	must(t, l.rest.Login(l, l.user))
	if s := got(l.rest.Session(l))(t); s == nil || s.User == "" {
		t.Fatalf("the REST session is %v", s)
	}
}
