# What Sluice needs from Debian 12, and how it gets there. Sourced by ./run and ./test.
# shellcheck shell=bash
BUILD_PACKAGES="build-essential cmake ninja-build ccache mold pkg-config qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n libgl-dev
    default-libmysqlclient-dev librdkafka-dev libhiredis-dev libtomlplusplus-dev libfmt-dev libexpected-dev libsimdjson-dev
    qtkeychain-qt6-dev libsqlite3-dev libzstd-dev zlib1g-dev libssl-dev fonts-inter fonts-jetbrains-mono fonts-noto-cjk"
SANDBOX_PACKAGES="redis-server mariadb-client kcat unzip procps"
CHECK_PACKAGES="clang-format-19 xvfb gnome-keyring dbus-daemon"

missing_packages() { # PACKAGES...: those that are not installed
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
    done
}

# install_packages PACKAGES...: only what is missing. A service that a package would start is not started: the sandbox
# starts its own.
install_packages() {
    local missing root=()
    missing=$(missing_packages "$@")
    command -v java >/dev/null || missing+=" openjdk-17-jre-headless"
    command -v mvn >/dev/null || missing+=" maven"
    missing=$(echo $missing)
    [ -n "$missing" ] || return 0
    command -v apt-get >/dev/null || {
        echo "This is not Debian: install what these packages hold, then run this again: $missing" >&2
        return 1
    }
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || { echo "As root: apt-get install $missing" >&2; return 1; }
        root=(sudo)
    fi
    echo "Installing $missing"
    "${root[@]}" apt-get -qq update || echo "The lists of packages could not be refreshed; trying with the old ones." >&2
    # RUNLEVEL=1 keeps invoke-rc.d from starting the services
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -qq -y --no-install-recommends install $missing >/dev/null || {
        echo "These packages could not be installed: $missing" >&2
        return 1
    }
}
