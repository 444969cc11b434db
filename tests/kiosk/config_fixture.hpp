// SPDX-License-Identifier: Apache-2.0
//
// A whole configuration in a scratch folder, good until a test spoils it.

#pragma once

#include <gmock/gmock.h>

#include "cotejo/signature.hpp"
#include "cotejo/signed_folder.hpp"
#include "kiosk/config.hpp"
#include "kiosk/demo_state.hpp"
#include "scratch.hpp"

namespace cotejo::kiosk {

class ConfigTest : public ::testing::Test {
protected:
    ConfigTest() {
        plugin("camera",
               "does: [{role: capture, gives: test-walk.image}]\n"
               "settings:\n"
               "  source: {type: text, help: A number}\n"
               "  pictures: {type: folder}\n"
               "  rate: {type: number, default: 30}\n"
               "  loop: {type: switch, default: true}\n");
        plugin(
            "walk",
            "does:\n"
            "  - {role: extract, takes: [manifest.file], gives: manifest.entry}\n"
            "  - {role: extract, takes: [test-walk.image+], gives: test-walk.template}\n"
            "  - {role: compare, takes: [test-walk.template, test-walk.template+], gives: scores, "
            "scores: {1e-3: 0.5, 1e-4: 0.7}}\n"
            "settings: {model: {type: file, required: true}, pin: {type: secret}}\n");
        plugin("store",
               "does:\n  - {role: keep, takes: [key+, sealed]}\n"
               "  - {role: find, takes: [key], gives: sealed}\n  - {role: erase, takes: [key+]}\n"
               "settings: {folder: {type: folder, access: write, required: true}}\n");
        plugin("gallery",
               "does:\n  - {role: keep, takes: [key+, test-walk.template]}\n"
               "  - {role: find, takes: [test-walk.template], gives: key}\n"
               "  - {role: erase, takes: [key+]}\n"
               "settings: {folder: {type: folder, access: write, required: true}}\n");
        scratch.write("model", "m");
        scratch.write("lists/av9.csv", "l");
        scratch.write("text/es.yaml", "x: y");
        scratch.write("text/en.yaml", "x: y");
        scratch.write("scripts/workflows/walk.lua", "return {}");
        kiosk(kKiosk);
        policy(kPolicy);
        EXPECT_TRUE(prepare_demo(scratch.folder / "state"));
    }

    static constexpr const char* kKiosk = R"(attended: true
flight: {number: AV9, date: today}
lists: [{file: lists/av9.csv, codec: walk, trusted: true}]
keys: {manifest.entry: [[flight, date, pnr, seat], [list.number]]}
instances:
  camera:
    plugin: org.test.camera
    gives: [test-walk.image]
    settings: {source: 0, rate: 15}
  walk:
    plugin: org.test.walk
    settings: {model: model}
  store: {plugin: org.test.store, settings: {folder: "${state}/store"}}
workflow: walk
scripts: scripts
languages: [es, en]
plugins: [plugins]
scenarios:
  slow: {camera: {rate: 1}}
)";
    static constexpr const char* kPolicy = R"(far: 1e-3
test-walk:
  ask: walk
  tries: 2
  attended: true
  compare: {probe: capture, reference: {manifest.entry: vouched}}
through:
  - manifest.entry.listed
  - [test-walk.same]
visible: [legs]
wait: 20
)";

    void plugin(const std::string& name, const std::string& rest) {
        scratch.write("plugins/" + name + "/plugin.yaml",
                      "id: org.test." + name +
                          "\nname: Test\nversion: 1.0.0\nabi: 1\n"
                          "license: Apache-2.0\nvendor: Cotejo\n" +
                          rest);
    }
    void kiosk(const std::string& text) { scratch.write("kiosk.yaml", text); }
    void policy(const std::string& text) { scratch.write("policy.yaml", text); }

    static std::string with(std::string text, const std::string& old, const std::string& fresh) {
        const std::size_t at = text.find(old);
        EXPECT_NE(at, std::string::npos) << old;
        return at == std::string::npos ? text : text.replace(at, old.size(), fresh);
    }
    /// The good kiosk.yaml with one piece of it written otherwise.
    void kiosk(const std::string& old, const std::string& fresh) {
        kiosk(with(kKiosk, old, fresh));
    }
    void policy(const std::string& old, const std::string& fresh) {
        policy(with(kPolicy, old, fresh));
    }

    /// A site.yaml of this text, signed by an authority of its own; the good kiosk.yaml names it.
    void site(const std::string& text) {
        kiosk("workflow: walk", "workflow: walk\nsite: {file: site.yaml, key: site.pub}");
        std::filesystem::remove(scratch.folder / "site.pub");
        const SigningKey key = SigningKey::fresh();
        EXPECT_TRUE(key.public_key().save(scratch.folder / "site.pub"));
        const Signature signature = key.sign(text);
        scratch.write("site.yaml", text);
        scratch.write("site.yaml.sig",
                      {reinterpret_cast<const char*>(signature.data()), signature.size()});
    }

    Configuration load() {
        options.file = scratch.folder / "kiosk.yaml";
        return load_configuration(options);
    }
    /// The mistakes, the scratch folder's name left out.
    std::string mistakes() { return plain(load().mistakes); }
    std::string warnings() { return plain(load().warnings); }

    std::string plain(const Mistakes& found) const {
        std::string text = describe(found);
        const std::string folder = scratch.folder.string() + "/";
        for (std::size_t at; (at = text.find(folder)) != std::string::npos;)
            text.erase(at, folder.size());
        return text;
    }

    Scratch scratch;
    ConfigOptions options;
};

}  // namespace cotejo::kiosk
