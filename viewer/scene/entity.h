// An entity of Filament with an owner: its components go with it.
#pragma once

#include <filament/Engine.h>
#include <filament/Scene.h>
#include <utils/Entity.h>
#include <utils/EntityManager.h>

#include <utility>

namespace kura::viewer {

class OwnedEntity {
 public:
  explicit OwnedEntity(filament::Engine& engine) : engine_(&engine), entity_(utils::EntityManager::get().create()) {}
  OwnedEntity(OwnedEntity&& other) noexcept : engine_(other.engine_), entity_(std::exchange(other.entity_, {})) {}
  OwnedEntity& operator=(OwnedEntity&&) = delete;
  ~OwnedEntity() {
    if (entity_.isNull()) return;
    engine_->destroy(entity_);
    utils::EntityManager::get().destroy(entity_);
  }

  utils::Entity get() const { return entity_; }

 private:
  filament::Engine* engine_;
  utils::Entity entity_;
};

}  // namespace kura::viewer
