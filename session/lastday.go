package session

import "fmt"

// CheckLastDay refuses a last day before the first. A first day after the last
// is taken, since whoever moves a workshop begins with it.
func CheckLastDay(own Session, p Patch) error {
	to, _ := p["date_to"].(string)
	if to == "" || own.From == "" || to >= own.From {
		return nil
	}
	return fmt.Errorf("the last day can't be before the first, %s; type it again, or change the first day", FormatDate(own.From))
}
