#include "publish/provenance.h"

#include <gtest/gtest.h>

namespace kura {
namespace {

TEST(Provenance, TellsWhatMadeEachFileFromWhat) {
  const Derivation model{"K-001/model", "model", 12, {{"unit", "mm"}}, {{"bowl.obj", "00ff"}}, {}, {{"model/high.glb", "abcd", 42}}};
  const Derivation poster{"K-001/poster", "poster", 3, nullptr, {}, {"K-001/model"}, {{"poster.webp", "beef", 7}}};
  const nlohmann::json told = makeProvenance({model, poster}, "kura 0.1.0");
  EXPECT_EQ(told["agent"]["kura:software"]["prov:label"], "kura 0.1.0");
  EXPECT_EQ(told["activity"]["kura:K-001/model"]["kura:version"], 12);
  EXPECT_EQ(told["activity"]["kura:K-001/model"]["kura:parameters"], R"({"unit":"mm"})");
  EXPECT_EQ(told["entity"]["input:00ff/bowl.obj"]["kura:xxh3_128"], "00ff");
  EXPECT_EQ(told["entity"]["file:model/high.glb"]["kura:sha256"], "abcd");
  EXPECT_EQ(told["wasGeneratedBy"].size(), 2u);
  EXPECT_EQ(told["used"].size(), 1u);
  EXPECT_EQ(told["wasInformedBy"].begin().value()["prov:informant"], "kura:K-001/model");
}

}  // namespace
}  // namespace kura
