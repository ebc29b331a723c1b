// Filament objects with an owner: freed by the engine when they go out of scope.
#pragma once

#include <filament/Engine.h>

#include <memory>

namespace kura::viewer {

template <typename T>
struct DestroyWith {
  filament::Engine* engine = nullptr;
  void operator()(T* object) const { engine->destroy(object); }
};

template <typename T>
using Owned = std::unique_ptr<T, DestroyWith<T>>;

template <typename T>
Owned<T> own(filament::Engine& engine, T* object) {
  return Owned<T>(object, DestroyWith<T>{&engine});
}

}  // namespace kura::viewer
