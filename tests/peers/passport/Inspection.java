// SPDX-License-Identifier: Apache-2.0
//
// The inspection of a chip by JMRTD: open, read, Chip, Passive and Active Authentication.

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.sf.scuba.smartcards.CardServiceException;
import org.jmrtd.BACKey;
import org.jmrtd.PACEKeySpec;
import org.jmrtd.PassportService;
import org.jmrtd.lds.ActiveAuthenticationInfo;
import org.jmrtd.lds.CardAccessFile;
import org.jmrtd.lds.ChipAuthenticationInfo;
import org.jmrtd.lds.ChipAuthenticationPublicKeyInfo;
import org.jmrtd.lds.LDSFileUtil;
import org.jmrtd.lds.PACEInfo;
import org.jmrtd.lds.SODFile;
import org.jmrtd.lds.SecurityInfo;
import org.jmrtd.lds.icao.COMFile;
import org.jmrtd.lds.icao.DG14File;
import org.jmrtd.lds.icao.DG15File;
import org.jmrtd.lds.icao.MRZInfo;

class Inspection {
  static final int MOST_FILE = 1 << 20;
  static final int EXTENDED = PassportService.EXTENDED_MAX_TRANCEIVE_LENGTH;

  final PassportService service;
  final Map<Integer, byte[]> files = new TreeMap<>();
  private final SocketCard card;
  private final TreeSet<String> offered = new TreeSet<>();

  /** `most`: the most bytes an answer may have; `block`: the most that are read at once. */
  Inspection(SocketCard card, int most, int block) throws CardServiceException {
    this.card = card;
    service = new PassportService(card, PassportService.NORMAL_MAX_TRANCEIVE_LENGTH, most, block, false, true);
    service.open();
  }

  /** Opens the chip by the zone, or by the card access number when there is one. */
  void open(String zone, String can) throws Verdict {
    String step = "pace";
    try {
      MRZInfo mrz = new MRZInfo(zone);
      BACKey key = new BACKey(mrz.getDocumentNumber(), mrz.getDateOfBirth(), mrz.getDateOfExpiry());
      PACEInfo way = null;
      for (SecurityInfo info : cardAccess()) {
        offered.add(info.getObjectIdentifier());
        if (way == null && info instanceof PACEInfo pace) way = pace;
      }
      if (way != null) {
        PACEKeySpec password = can == null ? PACEKeySpec.createMRZKey(key) : PACEKeySpec.createCANKey(can);
        service.doPACE(password, way.getObjectIdentifier(), PACEInfo.toParameterSpec(way.getParameterId()),
            way.getParameterId());
      }
      step = "select";
      service.sendSelectApplet(way != null);
      step = "bac";
      if (way == null) service.doBAC(key);
    } catch (Exception e) {
      throw unreadable(step, e);
    }
  }

  private Iterable<SecurityInfo> cardAccess() throws Exception {
    try (var stream = service.getInputStream(PassportService.EF_CARD_ACCESS, PassportService.DEFAULT_MAX_BLOCKSIZE)) {
      return new CardAccessFile(stream).getSecurityInfos();
    } catch (CardServiceException e) {
      if (card.lost || card.status() != 0x6A82) throw e;
      return java.util.List.of(); // a chip of before PACE
    }
  }

  /** Reads EF.COM, EF.SOD and the data groups that either of them knows, never DG3 and DG4. */
  void read() throws Verdict {
    readFile(0x011E);
    readFile(0x011D);
    var groups = new TreeSet<Integer>();
    if (files.containsKey(0x011E)) groups.addAll(listed());
    try {
      groups.addAll(new SODFile(new ByteArrayInputStream(files.get(0x011D))).getDataGroupHashes().keySet());
    } catch (Exception | StackOverflowError e) {
      card.isOpen(); // what it is worth is said by Passive Authentication
    }
    for (int group : groups)
      if (group >= 1 && group <= 16 && group != 3 && group != 4) readFile(0x0100 + group);
  }

  private TreeSet<Integer> listed() {
    var groups = new TreeSet<Integer>();
    try {
      for (int tag : new COMFile(new ByteArrayInputStream(files.get(0x011E))).getTagList())
        groups.add(LDSFileUtil.lookupDataGroupNumberByTag(tag));
    } catch (Exception e) {
      groups.add(1);
    }
    return groups;
  }

  /** Reads a file whole, or as much of it as there is; nothing of one that is not there. */
  private void readFile(int id) throws Verdict {
    var bytes = new ByteArrayOutputStream();
    try (var stream = service.getInputStream((short) id)) {
      int size = stream.getLength();
      if (size > MOST_FILE) throw new CardServiceException("a file of " + size + " bytes");
      byte[] part = new byte[size];
      for (int got = 0; bytes.size() < size && got >= 0; got = stream.read(part, 0, size - bytes.size()))
        bytes.write(part, 0, got);
    } catch (Exception e) {
      int sw = card.status();
      boolean ends = sw == 0x6B00 && bytes.size() > 0;
      if (card.lost || (sw != 0x6A82 && !ends)) throw unreadable("read", e);
      if (!ends) return;
    }
    files.put(id, bytes.toByteArray());
  }

  private Verdict unreadable(String step, Exception e) {
    return new Verdict(card.lost ? "lost" : "refused", step, e);
  }

  /** Does everything that the chip's files ask for. */
  void authenticate(Signer authority) throws Exception {
    SODFile sod;
    try {
      sod = new SODFile(new ByteArrayInputStream(files.get(0x011D)));
      sod.getDataGroupHashes();
    } catch (Exception | StackOverflowError e) {
      throw new Verdict("invalid", "security-object", e);
    }
    PassiveAuthentication.check(files, sod, authority);
    DG14File dg14 = files.containsKey(0x010E) ? new DG14File(new ByteArrayInputStream(files.get(0x010E))) : null;
    if (dg14 != null) {
      for (SecurityInfo info : dg14.getSecurityInfos())
        Verdict.demand(!(info instanceof PACEInfo) || offered.contains(info.getObjectIdentifier()), "pace-hidden");
      if (!dg14.getChipAuthenticationPublicKeyInfos().isEmpty()) chip(dg14);
    }
    if (files.containsKey(0x010F)) active(new DG15File(new ByteArrayInputStream(files.get(0x010F))).getPublicKey(), dg14);
  }

  /** Chip Authentication, proved by reading with the new keys. */
  private void chip(DG14File dg14) throws Verdict {
    ChipAuthenticationPublicKeyInfo key = dg14.getChipAuthenticationPublicKeyInfos().get(0);
    BigInteger id = key.getKeyId();
    ChipAuthenticationInfo way = null;
    for (ChipAuthenticationInfo info : dg14.getChipAuthenticationInfos())
      if (way == null && (id == null || id.equals(info.getKeyId()))) way = info;
    try {
      service.doEACCA(id, way == null ? null : way.getObjectIdentifier(), key.getObjectIdentifier(),
          key.getSubjectPublicKey());
      try (var stream = service.getInputStream(PassportService.EF_COM)) {
        Verdict.demand(Arrays.equals(stream.readNBytes(stream.getLength()), files.get(0x011E)), "chip-authentication");
      }
    } catch (Exception e) {
      throw new Verdict(card.lost ? "lost" : "invalid", "chip-authentication", e);
    }
  }

  private void active(PublicKey key, DG14File dg14) throws Verdict {
    byte[] challenge = new byte[8];
    new SecureRandom().nextBytes(challenge);
    try {
      byte[] signature = service.doAA(key, null, null, challenge).getResponse();
      boolean good = key instanceof RSAPublicKey rsa ? recovers(rsa, signature, challenge) : plain(key, signature, challenge, dg14);
      Verdict.demand(good, "active-authentication");
    } catch (Exception e) {
      throw new Verdict(card.lost ? "lost" : "invalid", "active-authentication", e);
    }
  }

  /** ISO/IEC 9796-2 scheme 1: 6A, a message, the hash over it and the challenge, a trailer. */
  private static boolean recovers(RSAPublicKey key, byte[] signature, byte[] challenge) throws Exception {
    int size = (key.getModulus().bitLength() + 7) / 8;
    byte[] padded = new byte[size], raw = new BigInteger(1, signature).modPow(key.getPublicExponent(), key.getModulus()).toByteArray();
    int take = Math.min(raw.length, size);
    System.arraycopy(raw, raw.length - take, padded, size - take, take);
    int last = padded[size - 1] & 0xFF, before = padded[size - 2] & 0xFF, trailer = last == 0xBC ? 1 : 2;
    String digest = last == 0xBC ? "SHA-1" : Map.of(0x38, "SHA-224", 0x34, "SHA-256", 0x36, "SHA-384", 0x35, "SHA-512").get(before);
    if (padded[0] != 0x6A || digest == null || signature.length != size) return false;
    MessageDigest hash = MessageDigest.getInstance(digest);
    int begin = size - trailer - hash.getDigestLength();
    hash.update(padded, 1, begin - 1);
    return Arrays.equals(hash.digest(challenge), Arrays.copyOfRange(padded, begin, size - trailer));
  }

  private static boolean plain(PublicKey key, byte[] signature, byte[] challenge, DG14File dg14) throws Exception {
    ActiveAuthenticationInfo info = dg14.getActiveAuthenticationInfos().get(0);
    String mnemonic = ActiveAuthenticationInfo.lookupMnemonicByOID(info.getSignatureAlgorithmOID());
    Signature check = Signature.getInstance(mnemonic.replace("withECDSA", "withPLAIN-ECDSA"), "BC");
    check.initVerify(key);
    check.update(challenge);
    return check.verify(signature);
  }
}
