package cli

import "runtime/debug"

// version is set by the build of a release:
//
//	go build -ldflags "-X doorstep/ui/cli.version=v1.2.0"
var version string

// versionText is the release, or where the program was built from source what
// the build knows of it.
func versionText() string {
	if version != "" {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "unknown"
	}
	return info.Main.Version
}
