// What nearly every test needs; precompiled once for all of them.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QTest>
#include <fmt/format.h>
#include <tl/expected.hpp>
