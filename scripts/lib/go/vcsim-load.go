// A load for vCenters: does one kind of work many times and prints how long that took, as JSON.
//
//	vcsim-load -url URL -work login|read|power|clone|updates [-n N] [-c CLIENTS] [-paths a,b]
package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/vmware/govmomi"
	"github.com/vmware/govmomi/find"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/property"
	"github.com/vmware/govmomi/view"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/types"
)

type result struct {
	Milliseconds float64 `json:"milliseconds"`
	Bytes        int64   `json:"bytes,omitempty"`
	Count        int     `json:"count"`
	// Of updates: changes that nothing was heard of within the time, which count as having taken until then; and how many were made a second.
	Unheard   int     `json:"unheard,omitempty"`
	PerSecond float64 `json:"perSecond,omitempty"`
}

var (
	server   = flag.String("url", "", "with user and password")
	work     = flag.String("work", "", "what to do")
	times    = flag.Int("n", 100, "how often")
	clients  = flag.Int("c", 4, "clients at a time")
	paths    = flag.String("paths", "name,runtime.powerState,config.hardware", "properties to read")
	filters  = flag.Int("filters", 200, "property filters that wait")
	rate     = flag.Int("rate", 500, "changes a second")
	patience = flag.Duration("patience", 20*time.Second, "how long updates may take after the last change")
)

func main() {
	flag.Parse()
	ctx := context.Background()
	works := map[string]func(context.Context) (result, error){
		"login": login, "read": read, "power": power, "clone": clone, "updates": updates,
	}
	run, ok := works[*work]
	if !ok {
		log.Fatalf("no work %q", *work)
	}
	r, err := run(ctx)
	if err != nil {
		log.Fatal(err)
	}
	out, _ := json.Marshal(r)
	fmt.Println(string(out))
}

func connect(ctx context.Context) (*govmomi.Client, error) {
	u, err := url.Parse(*server)
	if err != nil {
		return nil, err
	}
	return govmomi.NewClient(ctx, u, true)
}

// each calls do for the numbers from 0 to n-1, on several clients at a time, and gives the time that took.
func each(ctx context.Context, n int, do func(c *govmomi.Client, i int) error) (time.Duration, error) {
	sessions := make([]*govmomi.Client, *clients)
	for i := range sessions {
		c, err := connect(ctx)
		if err != nil {
			return 0, err
		}
		defer func() { _ = c.Logout(ctx) }()
		sessions[i] = c
	}
	next := make(chan int, n)
	for i := 0; i < n; i++ {
		next <- i
	}
	close(next)
	var wait sync.WaitGroup
	failed := make(chan error, len(sessions))
	started := time.Now()
	for _, c := range sessions {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := range next {
				if err := do(c, i); err != nil {
					failed <- err
					return
				}
			}
		}()
	}
	wait.Wait()
	took := time.Since(started)
	close(failed)
	return took, <-failed
}

func milliseconds(d time.Duration) float64 {
	return float64(d.Microseconds()) / 1000
}

func login(ctx context.Context) (result, error) {
	u, err := url.Parse(*server)
	if err != nil {
		return result{}, err
	}
	took, err := each(ctx, *times, func(c *govmomi.Client, _ int) error {
		if err := c.SessionManager.Logout(ctx); err != nil {
			return err
		}
		return c.SessionManager.Login(ctx, u.User)
	})
	return result{Milliseconds: milliseconds(took), Count: *times}, err
}

// read times the answer on the wire: its bytes are counted, not decoded.
func read(ctx context.Context) (result, error) {
	c, err := connect(ctx)
	if err != nil {
		return result{}, err
	}
	defer func() { _ = c.Logout(ctx) }()
	all, err := view.NewManager(c.Client).CreateContainerView(ctx, c.ServiceContent.RootFolder, []string{"VirtualMachine"}, true)
	if err != nil {
		return result{}, err
	}
	var pathSet strings.Builder
	for _, path := range strings.Split(*paths, ",") {
		fmt.Fprintf(&pathSet, "<pathSet>%s</pathSet>", path)
	}
	body := fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?><Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Body>`+
		`<RetrievePropertiesEx xmlns="urn:vim25"><_this type="PropertyCollector">%s</_this><specSet><propSet><type>VirtualMachine</type>%s</propSet>`+
		`<objectSet><obj type="%s">%s</obj><skip>true</skip><selectSet xsi:type="TraversalSpec"><type>ContainerView</type><path>view</path></selectSet></objectSet></specSet>`+
		`<options></options></RetrievePropertiesEx></Body></Envelope>`,
		c.ServiceContent.PropertyCollector.Value, pathSet.String(), all.Reference().Type, all.Reference().Value)
	u, _ := url.Parse(*server)
	u.User = nil
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, DisableCompression: true}, Jar: c.Client.Jar}
	var total int64
	started := time.Now()
	for i := 0; i < *times; i++ {
		request, _ := http.NewRequest("POST", u.String(), bytes.NewReader([]byte(body)))
		request.Header.Set("Content-Type", "text/xml; charset=utf-8")
		request.Header.Set("SOAPAction", "urn:vim25/8.0.2.0")
		response, err := client.Do(request)
		if err != nil {
			return result{}, err
		}
		n, err := io.Copy(io.Discard, response.Body)
		_ = response.Body.Close()
		if err != nil {
			return result{}, err
		}
		if response.StatusCode != 200 {
			return result{}, fmt.Errorf("the answer is %s", response.Status)
		}
		total += n
	}
	return result{Milliseconds: milliseconds(time.Since(started)) / float64(*times), Bytes: total / int64(*times), Count: *times}, nil
}

func machines(ctx context.Context) ([]types.ManagedObjectReference, error) {
	c, err := connect(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = c.Logout(ctx) }()
	all, err := view.NewManager(c.Client).CreateContainerView(ctx, c.ServiceContent.RootFolder, []string{"VirtualMachine"}, true)
	if err != nil {
		return nil, err
	}
	return all.Find(ctx, []string{"VirtualMachine"}, property.Match{})
}

func power(ctx context.Context) (result, error) {
	vms, err := machines(ctx)
	if err != nil {
		return result{}, err
	}
	// A machine can't be switched on by one client while another switches it off.
	switching := make([]sync.Mutex, len(vms))
	took, err := each(ctx, *times, func(c *govmomi.Client, i int) error {
		switching[i%len(vms)].Lock()
		defer switching[i%len(vms)].Unlock()
		vm := object.NewVirtualMachine(c.Client, vms[i%len(vms)])
		for _, change := range []func(context.Context) (*object.Task, error){vm.PowerOff, vm.PowerOn} {
			task, err := change(ctx)
			if err != nil {
				return err
			}
			if err := task.Wait(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	return result{Milliseconds: milliseconds(took), Count: *times}, err
}

func clone(ctx context.Context) (result, error) {
	c, err := connect(ctx)
	if err != nil {
		return result{}, err
	}
	defer func() { _ = c.Logout(ctx) }()
	// Found once: to find them is not to clone, and costs the more the more there is.
	finder := find.NewFinder(c.Client)
	vm, err := finder.VirtualMachine(ctx, "/DC0/vm/DC0_H0_VM0")
	if err != nil {
		return result{}, err
	}
	folder, err := finder.Folder(ctx, "/DC0/vm")
	if err != nil {
		return result{}, err
	}
	stamp := strconv.FormatInt(time.Now().UnixNano(), 36)
	took, err := each(ctx, *times, func(c *govmomi.Client, i int) error {
		source := object.NewVirtualMachine(c.Client, vm.Reference())
		task, err := source.Clone(ctx, folder, fmt.Sprintf("clone-%s-%d", stamp, i), types.VirtualMachineCloneSpec{})
		if err != nil {
			return err
		}
		return task.Wait(ctx)
	})
	return result{Milliseconds: milliseconds(took), Count: *times}, err
}

// updates measures how long a change (a machine's new name) takes from the start of the call that makes it to the update that tells of it.
func updates(ctx context.Context) (result, error) {
	vms, err := machines(ctx)
	if err != nil {
		return result{}, err
	}
	watcher, err := connect(ctx)
	if err != nil {
		return result{}, err
	}
	defer func() { _ = watcher.Logout(ctx) }()
	writer, err := connect(ctx)
	if err != nil {
		return result{}, err
	}
	defer func() { _ = writer.Logout(ctx) }()
	collector, err := property.DefaultCollector(watcher.Client).Create(ctx)
	if err != nil {
		return result{}, err
	}
	for i := 0; i < *filters; i++ {
		_, err := collector.CreateFilter(ctx, types.CreateFilter{Spec: types.PropertyFilterSpec{
			PropSet:   []types.PropertySpec{{Type: "VirtualMachine", PathSet: []string{"name"}}},
			ObjectSet: []types.ObjectSpec{{Obj: vms[i%len(vms)]}},
		}})
		if err != nil {
			return result{}, err
		}
	}
	made := &changes{pending: map[types.ManagedObjectReference][]change{}}
	failed := make(chan error, 1)
	ready := make(chan struct{})
	go func() {
		version := ""
		for {
			response, err := methods.WaitForUpdatesEx(ctx, watcher.Client, &types.WaitForUpdatesEx{This: collector.Reference(), Version: version})
			if err != nil {
				failed <- err
				return
			}
			if response.Returnval == nil {
				continue
			}
			// The first state may come in pieces.
			if version == "" {
				close(ready)
			}
			version = response.Returnval.Version
			made.tell(response.Returnval, time.Now())
		}
	}()
	select {
	case <-ready:
	case err := <-failed:
		return result{}, err
	}
	watched := min(*filters, len(vms))
	ticker := time.NewTicker(time.Second / time.Duration(*rate))
	defer ticker.Stop()
	var wait sync.WaitGroup
	limit := make(chan struct{}, 32)
	started := time.Now()
	for i := 0; i < *times; i++ {
		<-ticker.C
		limit <- struct{}{}
		wait.Add(1)
		go func() {
			defer wait.Done()
			defer func() { <-limit }()
			name := made.add(vms[i%watched], i)
			if _, err := object.NewVirtualMachine(writer.Client, vms[i%watched]).Rename(ctx, name); err != nil {
				select {
				case failed <- err:
				default:
				}
			}
		}()
	}
	wait.Wait()
	took := time.Since(started)
	for deadline := time.Now().Add(*patience); made.left() > 0 && time.Now().Before(deadline); {
		select {
		case err := <-failed:
			return result{}, err
		case <-time.After(time.Millisecond):
		}
	}
	latencies, unheard := made.latencies(time.Now())
	return result{
		Milliseconds: latencies[len(latencies)/2], Count: len(latencies), Unheard: unheard, PerSecond: float64(*times) / took.Seconds(),
	}, nil
}

// A change is a machine's new name, which ends with the change's number.
type change struct {
	number int
	at     time.Time
}

// changes are those that were made, until the watcher was told of them.
type changes struct {
	mutex   sync.Mutex
	pending map[types.ManagedObjectReference][]change
	took    []float64
}

// add is called right before the change is made, and gives the name.
func (c *changes) add(vm types.ManagedObjectReference, number int) string {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.pending[vm] = append(c.pending[vm], change{number, time.Now()})
	return fmt.Sprintf("renamed-%d", number)
}

// tell takes what the watcher was told. Who hears of a machine's later change need not hear of the one before it.
func (c *changes) tell(update *types.UpdateSet, now time.Time) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for _, set := range update.FilterSet {
		for _, changed := range set.ObjectSet {
			for _, property := range changed.ChangeSet {
				name, _ := property.Val.(string)
				number, err := strconv.Atoi(strings.TrimPrefix(name, "renamed-"))
				if err != nil {
					continue
				}
				c.pending[changed.Obj] = slices.DeleteFunc(c.pending[changed.Obj], func(one change) bool {
					if one.number > number {
						return false
					}
					c.took = append(c.took, milliseconds(now.Sub(one.at)))
					return true
				})
			}
		}
	}
}

func (c *changes) left() int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	left := 0
	for _, list := range c.pending {
		left += len(list)
	}
	return left
}

// latencies are sorted, and have those that nothing was heard of as if they were told of now; the second result is their number.
func (c *changes) latencies(now time.Time) ([]float64, int) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	all, unheard := slices.Clone(c.took), 0
	for _, list := range c.pending {
		for _, one := range list {
			all = append(all, milliseconds(now.Sub(one.at)))
			unheard++
		}
	}
	slices.Sort(all)
	return all, unheard
}
