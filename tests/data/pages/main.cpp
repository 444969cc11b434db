// SPDX-License-Identifier: Apache-2.0
//
// cotejo-pages: draws one page of a document, flat or as a camera sees it, into a file.

#include <charconv>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>

#include "camera.hpp"
#include "formats.hpp"
#include "picture.hpp"

namespace {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

std::string help() {
    std::string text =
        "Usage: cotejo-pages KIND --out FILE.png|FILE.jpg [OPTION]...\n"
        "\n"
        "Draws a page of a travel document of an invented state and person.\n"
        "\n"
        "KIND is one of:\n ";
    for (const std::string& kind : pages::kinds()) text += " " + kind;
    text +=
        "\n\n"
        "  --portrait FILE      a JPEG or PNG; a drawn head when left out\n"
        "  --person SEED        invents a person; the ICAO specimen when left out\n"
        "  --surname, --given-names, --number, --state, --nationality, --sex TEXT\n"
        "  --birth, --expiry, --issued YYYY-MM-DD\n"
        "  --code, --optional, --personal-number, --access-number TEXT\n"
        "  --flight, --date, --from, --to, --pnr, --seat TEXT   of a boarding pass\n"
        "  --barcode TEXT       what a boarding pass's barcode says, in place of those\n"
        "  --seal FILE          a picture of a seal's symbol, one pixel a module\n"
        "  --design SEED        colours and curves of the background, default 1\n"
        "  --light LIGHT        visible (default), infrared, ultraviolet\n"
        "  --copied             an ink-jet print on office paper, for the other two lights\n"
        "  --dots N             pixels a millimetre, default 11.811 (300 dpi)\n"
        "  --condition NAME     as a camera sees it, see below; flat when left out\n"
        "  --seed N             of the condition, default 1\n"
        "  --width, --height N  of the camera's picture, default 1280 x 720\n"
        "  --mrz                prints the machine readable zone too\n"
        "  --help               this text\n"
        "\n"
        "Conditions:\n";
    for (const pages::Condition& one : pages::conditions()) {
        char line[120];
        std::snprintf(line, sizeof line, "  %-18s %s\n", one.name, one.what);
        text += line;
    }
    return text + "\nExit: 0 written, 1 a file cannot be read or written, 2 the command line is wrong.\n";
}

Result<cv::Mat> read(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(stream), {}};
    Result<cv::Mat> picture = picture::decode(bytes);
    if (!picture) return Error{Status::failed, file + ": " + picture.error().what};
    return picture;
}

template <class T>
std::optional<T> number(std::string_view text) {
    T value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

struct Wanted {
    pages::Kind kind{};
    pages::Person person;
    pages::Options options;
    std::string out, condition;
    std::uint64_t seed = 1;
    cv::Size frame{1280, 720};
    bool print_zone = false;
};

using Words = std::map<std::string, std::string>;

Result<Words> words_of(int argc, char** argv) {
    Words words;
    for (int i = 2; i < argc; ++i) {
        const std::string word = argv[i];
        if (!word.starts_with("--")) return Error{Status::invalid, "unknown argument " + word};
        const bool alone = word == "--copied" || word == "--mrz";
        if (!alone && i + 1 == argc) return Error{Status::invalid, word + " needs a value"};
        words[word.substr(2)] = alone ? "yes" : argv[++i];
    }
    return words;
}

/// Takes what it knows out of `words`.
Result<void> take_texts(Words& words, Wanted& wanted) {
    pages::Person& p = wanted.person;
    if (const auto seed = words.extract("person")) {
        const auto value = number<std::uint64_t>(seed.mapped());
        if (!value) return Error{Status::invalid, "--person needs a whole number"};
        p = pages::invented(*value);
    }
    const std::map<std::string, std::string*> texts{
        {"surname", &p.surname}, {"given-names", &p.given_names}, {"number", &p.number}, {"state", &p.state},
        {"nationality", &p.nationality}, {"sex", &p.sex}, {"birth", &p.birth}, {"expiry", &p.expiry},
        {"issued", &p.issued}, {"code", &p.code}, {"optional", &p.optional}, {"personal-number", &p.personal_number},
        {"access-number", &p.access_number}, {"flight", &p.flight}, {"date", &p.date}, {"from", &p.from}, {"to", &p.to},
        {"pnr", &p.pnr}, {"seat", &p.seat}, {"barcode", &wanted.options.barcode}, {"out", &wanted.out},
        {"condition", &wanted.condition}};
    for (const auto& [name, text] : texts)
        if (auto given = words.extract(name)) *text = given.mapped();
    return {};
}

Result<void> take_numbers(Words& words, Wanted& wanted) {
    const auto take = [&](const char* name, auto& into) -> Result<void> {
        const auto given = words.extract(name);
        if (!given) return {};
        const auto value = number<std::remove_reference_t<decltype(into)>>(given.mapped());
        if (!value || *value <= 0) return Error{Status::invalid, "--" + std::string(name) + " needs a number above 0"};
        into = *value;
        return {};
    };
    for (const Result<void>& taken : {take("design", wanted.options.design), take("dots", wanted.options.dots_per_mm),
                                      take("seed", wanted.seed), take("width", wanted.frame.width), take("height", wanted.frame.height)})
        if (!taken) return taken;
    return {};
}

Result<void> take_others(Words& words, Wanted& wanted) {
    wanted.options.copied = bool(words.extract("copied"));
    wanted.print_zone = bool(words.extract("mrz"));
    if (const auto light = words.extract("light")) {
        const std::map<std::string, pages::Light> lights{{"visible", pages::Light::visible}, {"infrared", pages::Light::infrared},
                                                         {"ultraviolet", pages::Light::ultraviolet}};
        const auto at = lights.find(light.mapped());
        if (at == lights.end()) return Error{Status::invalid, "--light is visible, infrared or ultraviolet"};
        wanted.options.light = at->second;
    }
    for (const auto& [name, into] : {std::pair{"portrait", &wanted.options.portrait}, {"seal", &wanted.options.seal}})
        if (const auto file = words.extract(name)) {
            const Result<cv::Mat> picture = read(file.mapped());
            if (!picture) return picture.error();
            *into = name == std::string_view("seal") ? picture::grey(*picture) : *picture;
        }
    if (!words.empty()) return Error{Status::invalid, "unknown argument --" + words.begin()->first};
    return {};
}

Result<void> make(const Wanted& wanted) {
    Result<pages::Page> page = pages::draw(wanted.kind, wanted.person, wanted.options);
    if (!page) return page.error();
    cv::Mat picture = page->picture;
    if (!wanted.condition.empty()) {
        const Result<pages::Seen> seen = pages::see(*page, wanted.condition, wanted.seed, wanted.frame);
        if (!seen) return seen.error();
        picture = seen->picture;
    }
    const bool png = wanted.out.ends_with(".png");
    const std::vector<std::uint8_t> bytes = png ? picture::encode_png(picture) : picture::encode_jpeg(picture, 92);
    std::ofstream file(wanted.out, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
    if (!file.flush()) return Error{Status::failed, wanted.out + " cannot be written"};
    if (wanted.print_zone)
        for (const std::string& line : page->mrz) std::puts(line.c_str());
    return {};
}

int ended(const Error& why) {
    std::fprintf(stderr, "cotejo-pages: %s%s\n", why.what.c_str(), why.status == Status::invalid ? "; try --help" : "");
    return why.status == Status::invalid ? 2 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return ended({Status::invalid, "which kind of page?"});
    for (int i = 1; i < argc; ++i)
        if (std::string_view(argv[i]) == "--help") return std::fputs(help().c_str(), stdout), 0;
    Wanted wanted;
    const Result<pages::Kind> kind = pages::kind_of(argv[1]);
    if (!kind) return ended(kind.error());
    wanted.kind = *kind;
    Result<Words> words = words_of(argc, argv);
    if (!words) return ended(words.error());
    for (const auto take : {take_texts, take_numbers, take_others})
        if (const Result<void> taken = take(*words, wanted); !taken) return ended(taken.error());
    if (!wanted.out.ends_with(".png") && !wanted.out.ends_with(".jpg"))
        return ended({Status::invalid, "--out needs a file that ends in .png or .jpg"});
    if (const Result<void> made = make(wanted); !made) return ended(made.error());
    return 0;
}
