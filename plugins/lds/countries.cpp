// SPDX-License-Identifier: Apache-2.0
//
// ISO 3166-1, three letters and two, and what ICAO 9303-3 § 5 adds.

#include "lds/countries.hpp"

#include <array>

namespace lds {

namespace {

constexpr std::string_view kIso =
    "ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI "
    "BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT "
    "BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU "
    "CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET "
    "FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR "
    "GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR "
    "IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB "
    "LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH "
    "MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE "
    "NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL "
    "PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ "
    "SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC "
    "TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY "
    "USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW ";

/// Codes of ICAO 9303-3 § 5 that ISO 3166-1 has not, and states that certify for others. UTO is the
/// Utopia of specimens.
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kMore{{
    {"D", "DE"}, {"GBD", "GB"}, {"GBN", "GB"}, {"GBO", "GB"}, {"GBP", "GB"}, {"GBS", "GB"},
    {"CHN", "HK"}, {"CHN", "MO"}, {"EUE", "EU"}, {"RKS", "KS"}, {"RKS", "XK"}, {"UNO", "UN"},
    {"UNA", "UN"}, {"UNK", "UN"}, {"XOM", "XO"}, {"XPO", "XP"}, {"XCE", "CE"}, {"UTO", "UT"},
}};

constexpr std::size_t kRow = 6; // "COLCO "

}  // namespace

std::optional<bool> same_state(std::string_view three, std::string_view two) {
    bool known_three = false, known_two = false;
    for (std::size_t i = 0; i + kRow <= kIso.size(); i += kRow) {
        const bool is_three = kIso.substr(i, 3) == three, is_two = kIso.substr(i + 3, 2) == two;
        if (is_three && is_two) return true;
        known_three |= is_three;
        known_two |= is_two;
    }
    for (const auto& [state, country] : kMore) {
        if (state == three && country == two) return true;
        known_three |= state == three;
        known_two |= country == two;
    }
    if (!known_three || !known_two) return std::nullopt;
    return false;
}

}  // namespace lds
