package exchange

import (
	"fmt"
	"strings"

	"doorstep/session"
)

// Limits of a list of services.
const (
	// MaxServices is how many services one list may hold.
	MaxServices = 500
	maxCapacity = 20 // pairs that one service takes, as the method has it
)

// ServiceColumns says where a table of services holds what, counted from 0; -1
// is nowhere.
type ServiceColumns struct {
	Name, Sector, OfficeType, Place, Hours, Need, Capacity int
}

// GuessServiceColumns reads the headings, in English and in Bangla. A table
// without any that it knows is taken to have its columns in the order of the
// struct's fields.
func GuessServiceColumns(t Table) ServiceColumns {
	found, _ := serviceWords().assign(t.Header)
	order := []meaning{meansService, meansSector, meansOfficeType, meansPlace, meansHours, meansNeed, meansCapacity}
	at := func(m meaning) int {
		if column, ok := found[m]; ok {
			return column
		}
		return -1
	}
	if len(found) == 0 {
		at = func(m meaning) int {
			for i, o := range order[:min(len(order), t.Width())] {
				if o == m {
					return i
				}
			}
			return -1
		}
	}
	return ServiceColumns{
		Name: at(meansService), Sector: at(meansSector), OfficeType: at(meansOfficeType), Place: at(meansPlace),
		Hours: at(meansHours), Need: at(meansNeed), Capacity: at(meansCapacity),
	}
}

// Services reads services off a table whose columns are found by their headings.
func Services(t Table) ([]session.Service, []Problem) {
	return ServicesIn(t, GuessServiceColumns(t))
}

// ServicesIn reads services off the columns of a table. Rows without a service
// are left out and noted, as is one without a sector. The same service twice at
// one place stops. A capacity that isn't given stays 0, and the method's own
// holds.
func ServicesIn(t Table, c ServiceColumns) ([]session.Service, []Problem) {
	var problems report
	problems.about(t)
	if c.Name < 0 {
		problems.stop(0, "no column holds the services; give the table a row of headings with one that says service")
		return nil, problems
	}
	var services []session.Service
	first := map[string]int{}
	for i, row := range t.Rows {
		r := rowReader{row: row, line: t.Lines[i], problems: &problems}
		v := session.Service{
			Name: r.text(c.Name), Sector: r.text(c.Sector), OfficeType: r.text(c.OfficeType), Place: r.text(c.Place),
			Hours: r.text(c.Hours), TypicalNeed: r.text(c.Need),
			Capacity: r.number(c.Capacity, 1, maxCapacity, "pairs that a service takes"),
		}
		line, twice := first[serviceKey(v)]
		switch {
		case v.Name == "":
			problems.note(r.line, "no service stands here; the line was left out")
			continue
		case twice:
			problems.stop(r.line, "the same service at the same place stands on line %d too; take one of them out", line)
		case v.Sector == "":
			problems.note(r.line, "the service has no sector; the draw may send people to their own")
		}
		first[serviceKey(v)] = r.line
		services = append(services, v)
	}
	switch {
	case len(services) == 0:
		problems.stop(0, "the table holds no service; check that it has rows below its headings")
	case len(services) > MaxServices:
		problems.stop(0, "the list holds %d services, more than %d; split it", len(services), MaxServices)
	}
	return services, problems.sorted()
}

// serviceKey is equal for what is the same service at the same place.
func serviceKey(v session.Service) string {
	parts := []string{v.Name, v.Sector, v.OfficeType, v.Place}
	for i, p := range parts {
		parts[i] = strings.Join(words(p), " ")
	}
	return strings.Join(parts, "\x00")
}

// AddServices makes a record of each service, in a gesture. Nothing is added
// where one has no name, stands twice, or is in the session already.
func AddServices(g *session.Gesture, services []session.Service) error {
	there, own := map[string]bool{}, map[string]bool{}
	for _, v := range session.All[session.Service](g.State()) {
		there[serviceKey(v)] = true
	}
	patches := make([]session.Patch, len(services))
	for i, v := range services {
		patches[i] = servicePatch(v)
		_, err := patches[i].Encode()
		switch key := serviceKey(v); {
		case v.Name == "":
			return fmt.Errorf("service %d has no name, and no service was added; name it or take it out", i+1)
		case err != nil:
			return fmt.Errorf("service %d can't be kept, and no service was added: %w", i+1, err)
		case there[key]:
			return fmt.Errorf("%q is in this session already, and no service was added; take it out of the list", v.Name)
		case own[key]:
			return fmt.Errorf("%q stands twice in the list, and no service was added; take one out", v.Name)
		default:
			own[key] = true
		}
	}
	for i, p := range patches {
		if _, err := g.Add(session.KindService, p); err != nil {
			return fmt.Errorf("service %d could not be added; those before are in, and undo takes them out: %w", i+1, err)
		}
	}
	return nil
}

func servicePatch(v session.Service) session.Patch {
	fields := session.Patch{}
	for field, text := range map[string]string{
		"name": v.Name, "sector": v.Sector, "office_type": v.OfficeType, "place": v.Place,
		"opening_hours": v.Hours, "typical_need": v.TypicalNeed,
	} {
		if text != "" {
			fields[field] = text
		}
	}
	if v.Capacity > 0 {
		fields["capacity"] = int64(v.Capacity)
	}
	return fields
}
