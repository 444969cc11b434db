// SPDX-License-Identifier: Apache-2.0
//
// A document signer's certificate up to a trusted one, by java.security.cert and nothing of OpenSSL.

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;

class Signer {
  static final String DOCUMENT_TYPES = "2.23.136.1.1.6.2";
  static final int DIGITAL_SIGNATURE = 0, KEY_CERT_SIGN = 5;
  static final Set<String> KNOWN_CRITICAL = Set.of("2.5.29.15", "2.5.29.19");

  final List<X509Certificate> trusted = new ArrayList<>();
  final List<X509CRL> lists = new ArrayList<>();
  final Date now;
  private final Map<List<Object>, Boolean> verified = new HashMap<>();

  Signer(Path folder, Date now) throws Exception {
    this.now = now;
    CertificateFactory factory = CertificateFactory.getInstance("X.509", "BC");
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        var bytes = new ByteArrayInputStream(Files.readAllBytes(file));
        if (file.toString().endsWith(".cer")) trusted.add((X509Certificate) factory.generateCertificate(bytes));
        if (file.toString().endsWith(".crl")) lists.add((X509CRL) factory.generateCRL(bytes));
      }
    }
  }

  /** Checks a document signer's certificate by ICAO 9303-12 table 6, and its way up. `signed` may be null. */
  void check(X509Certificate signer, Date signed, String documentCode) throws Exception {
    boolean[] usage = signer.getKeyUsage();
    Verdict.demand(signer.getBasicConstraints() < 0, "signer-use");
    Verdict.demand(usage != null && usage[DIGITAL_SIGNATURE], "signer-use");
    Verdict.demand(signer.getExtendedKeyUsage() == null, "signer-use");
    Set<String> critical = signer.getCriticalExtensionOIDs();
    Verdict.demand(critical == null || KNOWN_CRITICAL.containsAll(critical), "signer-use");
    Verdict.demand(hasType(signer, documentCode), "signer-use");
    if (signer.getPublicKey() instanceof RSAPublicKey key)
      Verdict.demand(key.getModulus().bitLength() >= 1024, "signer");
    inForce(signer, now);
    if (signed != null) {
      Verdict.demand(!signed.after(now), "signer-validity");
      inForce(signer, signed);
    }
    climb(signer, 0);
  }

  /** To a certificate that is trusted and signed by itself, over links between generations. */
  private void climb(X509Certificate certificate, int depth) throws Exception {
    Verdict.demand(depth < 5, "signer");
    X509Certificate issuer = issuerOf(certificate);
    Verdict.demand(issuer != null, "signer");
    Verdict.demand(country(certificate.getIssuerX500Principal().getName())
        .equalsIgnoreCase(country(certificate.getSubjectX500Principal().getName())), "issuing-state");
    inForce(issuer, now);
    for (X509CRL list : lists) {
      if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()) || !verifies(list, issuer)) continue;
      Verdict.demand(!list.isRevoked(certificate), "revocation");
    }
    if (!issuer.getSubjectX500Principal().equals(issuer.getIssuerX500Principal())) climb(issuer, depth + 1);
  }

  private X509Certificate issuerOf(X509Certificate certificate) {
    for (X509Certificate candidate : trusted) {
      boolean[] usage = candidate.getKeyUsage();
      if (!candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) continue;
      if (candidate.getBasicConstraints() < 0 || usage == null || !usage[KEY_CERT_SIGN]) continue;
      try {
        certificate.verify(candidate.getPublicKey(), "BC");
        return candidate;
      } catch (GeneralSecurityException e) {
        continue; // another key of the same name
      }
    }
    return null;
  }

  /** Found out once for what is trusted, as Cotejo does. */
  private boolean verifies(X509CRL list, X509Certificate issuer) {
    return verified.computeIfAbsent(List.of(list, issuer), both -> {
      try {
        list.verify(issuer.getPublicKey(), "BC");
        return true;
      } catch (GeneralSecurityException e) {
        return false;
      }
    });
  }

  private static void inForce(X509Certificate certificate, Date when) throws Verdict {
    Verdict.demand(!when.before(certificate.getNotBefore()) && !when.after(certificate.getNotAfter()),
        "signer-validity");
  }

  private static boolean hasType(X509Certificate signer, String code) throws Exception {
    byte[] wrapped = signer.getExtensionValue(DOCUMENT_TYPES);
    if (wrapped == null) return true;
    var inside = ASN1Sequence.getInstance(ASN1OctetString.getInstance(wrapped).getOctets());
    for (var type : ASN1Set.getInstance(inside.getObjectAt(1))) {
      String said = ((ASN1String) type).getString();
      if (code.startsWith(said) || said.equals(code.replace("<", ""))) return true;
    }
    return false;
  }

  static String country(String name) throws InvalidNameException {
    for (var part : new LdapName(name).getRdns())
      if (part.getType().equalsIgnoreCase("C")) return part.getValue().toString();
    return "";
  }
}
