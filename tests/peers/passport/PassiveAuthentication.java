// SPDX-License-Identifier: Apache-2.0
//
// Passive Authentication (ICAO 9303-11, 5.1) of files that JMRTD reads apart: hashes, signature, signer.

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.jmrtd.lds.LDSFileUtil;
import org.jmrtd.lds.SODFile;
import org.jmrtd.lds.icao.COMFile;
import org.jmrtd.lds.icao.DG1File;

class PassiveAuthentication {
  static final String SECURITY_OBJECT = "2.23.136.1.1.1";

  /** Throws a Verdict unless everything holds. `files` by identifier, as read; `authority` knows whom to trust. */
  static void check(Map<Integer, byte[]> files, SODFile sod, Signer authority) throws Exception {
    SignerInfo signer = shape(files.get(0x011D));
    DG1File dg1 = groups(files, sod);
    signature(sod);
    Date signed = signingTime(signer);
    X509Certificate certificate = sod.getDocSigningCertificate();
    String code = dg1.getMRZInfo().getDocumentCode();
    authority.check(certificate, signed, code);
    String state = dg1.getMRZInfo().getIssuingState(), country = Signer.country(certificate.getSubjectX500Principal().getName());
    Verdict.demand(same(state, country), "issuing-state");
  }

  /** One signer, signed attributes, and the contents that the standard names (9303-10, 4.6.2.2). */
  private static SignerInfo shape(byte[] file) throws Exception {
    try (ASN1InputStream stream = new ASN1InputStream(file)) {
      ASN1TaggedObject outer = (ASN1TaggedObject) stream.readObject();
      Verdict.demand(stream.read() < 0, "security-object");
      ContentInfo info = ContentInfo.getInstance(outer.getExplicitBaseObject());
      SignedData data = SignedData.getInstance(info.getContent());
      Verdict.demand(data.getEncapContentInfo().getContentType().getId().equals(SECURITY_OBJECT), "security-object");
      Verdict.demand(data.getEncapContentInfo().getContent() != null, "security-object");
      Verdict.demand(data.getSignerInfos().size() == 1, "security-object");
      SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
      Verdict.demand(signer.getAuthenticatedAttributes() != null, "signature");
      var object = LDSSecurityObject.getInstance(
          ASN1OctetString.getInstance(data.getEncapContentInfo().getContent()).getOctets());
      Verdict.demand(object.getVersion() == (object.getVersionInfo() == null ? 0 : 1), "security-object");
      var type = attribute(signer, CMSAttributes.contentType);
      Verdict.demand(type != null && type.equals(data.getEncapContentInfo().getContentType()), "signature");
      return signer;
    } catch (ClassCastException | IllegalArgumentException | IllegalStateException | java.io.IOException e) {
      throw new Verdict("invalid", "security-object", e);
    }
  }

  private static ASN1Encodable attribute(SignerInfo signer, org.bouncycastle.asn1.ASN1ObjectIdentifier type) {
    for (ASN1Encodable each : signer.getAuthenticatedAttributes()) {
      Attribute attribute = Attribute.getInstance(each);
      if (attribute.getAttrType().equals(type)) return attribute.getAttrValues().getObjectAt(0);
    }
    return null;
  }

  private static Date signingTime(SignerInfo signer) {
    ASN1Encodable time = attribute(signer, CMSAttributes.signingTime);
    return time == null ? null : Time.getInstance(time).getDate();
  }

  /** Every group that EF.COM or EF.SOD knows is there and is what was signed. */
  private static DG1File groups(Map<Integer, byte[]> files, SODFile sod) throws Exception {
    Map<Integer, byte[]> hashes = sod.getDataGroupHashes();
    Verdict.demand(!hashes.isEmpty(), "security-object");
    COMFile com;
    try {
      com = new COMFile(new ByteArrayInputStream(files.get(0x011E)));
    } catch (Exception e) {
      throw new Verdict("invalid", "com", e);
    }
    var listed = new TreeSet<Integer>();
    for (int tag : com.getTagList()) listed.add(LDSFileUtil.lookupDataGroupNumberByTag(tag));
    for (int group : hashes.keySet()) Verdict.demand(group >= 1 && group <= 16, "security-object");
    Verdict.demand(hashes.keySet().containsAll(listed), "com");
    Verdict.demand(listed.containsAll(hashes.keySet()), "com");
    if (sod.getLDSVersion() != null)
      Verdict.demand(version(sod.getLDSVersion()).equals(version(com.getLDSVersion())), "com");
    Verdict.demand(sod.getDigestAlgorithm() != null && sod.getDigestAlgorithm().startsWith("SHA"), "security-object");
    MessageDigest digest = MessageDigest.getInstance(sod.getDigestAlgorithm());
    for (var entry : hashes.entrySet()) {
      int group = entry.getKey();
      if (group == 3 || group == 4) continue;
      byte[] file = files.get(0x0100 + group);
      Verdict.demand(file != null, "dg" + group);
      Verdict.demand(Arrays.equals(digest.digest(file), entry.getValue()), "dg" + group);
    }
    try {
      return new DG1File(new ByteArrayInputStream(files.get(0x0101)));
    } catch (Exception e) {
      throw new Verdict("invalid", "dg1", e);
    }
  }

  /** "0108" and "1.8" are one version. */
  private static String version(String written) {
    if (written.matches("\\d{4}")) written = written.substring(0, 2) + "." + written.substring(2);
    return written.replaceAll("\\b0+(?=\\d)", "");
  }

  /** The signature over the signed attributes, whose message digest JMRTD compares. */
  private static void signature(SODFile sod) throws Verdict {
    try {
      X509Certificate certificate = sod.getDocSigningCertificate();
      Verdict.demand(certificate != null, "signature");
      Verdict.demand(certificate.getSerialNumber().equals(sod.getSerialNumber()) || sod.getSerialNumber() == null,
          "signature");
      String algorithm = sod.getDigestEncryptionAlgorithm();
      // JMRTD's name of RSA-PSS is nobody else's; the digest is in its parameters.
      Signature check = Signature.getInstance(algorithm.endsWith("RSA/PSS") ? "RSASSA-PSS" : algorithm, "BC");
      if (sod.getDigestEncryptionAlgorithmParams() != null) check.setParameter(sod.getDigestEncryptionAlgorithmParams());
      check.initVerify(certificate);
      check.update(sod.getEContent());
      Verdict.demand(check.verify(sod.getEncryptedDigest()), "signature");
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new Verdict("invalid", "signature", e);
    }
  }

  /** UTO and UT, COL and CO: alpha-3 in a zone, alpha-2 in a certificate. */
  private static boolean same(String state, String country) {
    String three = state.replace("<", "");
    if (three.equals("D")) three = "DEU";
    if (three.equals("UTO")) return country.equalsIgnoreCase("UT");
    for (String two : Locale.getISOCountries())
      if (new Locale("", two).getISO3Country().equals(three)) return two.equalsIgnoreCase(country);
    return false;
  }
}
