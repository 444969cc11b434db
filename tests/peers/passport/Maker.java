// SPDX-License-Identifier: Apache-2.0
//
// A passport's files as JMRTD writes them, signed by certificates that Bouncy Castle made.

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import net.sf.scuba.data.Gender;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jmrtd.lds.CardAccessFile;
import org.jmrtd.lds.PACEInfo;
import org.jmrtd.lds.SODFile;
import org.jmrtd.lds.icao.COMFile;
import org.jmrtd.lds.icao.DG14File;
import org.jmrtd.lds.icao.DG1File;
import org.jmrtd.lds.icao.DG2File;
import org.jmrtd.lds.icao.MRZInfo;
import org.jmrtd.lds.iso19794.FaceImageInfo;
import org.jmrtd.lds.iso19794.FaceInfo;

class Maker {
  static final long DAY = 86400_000L;
  static final int P256 = 12;

  static void make(Path folder, Path jpeg) throws Exception {
    String number = "JM1234567", birth = "790331", expiry = "331231";
    MRZInfo mrz = MRZInfo.createTD3MRZInfo("P<", "COL", "GOMEZ<PENA", "LUZ<MARINA", number, "COL", birth, Gender.FEMALE, expiry, "");
    var pace = List.<org.jmrtd.lds.SecurityInfo>of(new PACEInfo(PACEInfo.ID_PACE_ECDH_GM_AES_CBC_CMAC_128, 2, P256));
    var groups = new TreeMap<Integer, byte[]>();
    groups.put(1, new DG1File(mrz).getEncoded());
    groups.put(2, DG2File.createISO19794DG2File(List.of(face(portrait(jpeg)))).getEncoded());
    groups.put(14, new DG14File(pace).getEncoded());

    KeyPair ca = keys("secp384r1"), ds = keys("secp256r1");
    X500Name issuer = new X500Name("C=CO,CN=CSCA of the peer"), subject = new X500Name("C=CO,CN=DS of the peer");
    X509Certificate root = certificate(issuer, issuer, 1, ca.getPublic(), ca.getPrivate(), true);
    X509Certificate signer = certificate(subject, issuer, 2, ds.getPublic(), ca.getPrivate(), false);

    var hashes = new TreeMap<Integer, byte[]>();
    for (var group : groups.entrySet())
      hashes.put(group.getKey(), MessageDigest.getInstance("SHA-256").digest(group.getValue()));
    Files.createDirectories(folder.resolve("trust"));
    for (var group : groups.entrySet()) Files.write(folder.resolve("DG" + group.getKey() + ".bin"), group.getValue());
    Files.write(folder.resolve("EF_COM.bin"), new COMFile("1.7", "4.0.0", new int[] {0x61, 0x75, 0x6E}).getEncoded());
    Files.write(folder.resolve("EF_SOD.bin"),
        new SODFile("SHA-256", "SHA256withECDSA", hashes, ds.getPrivate(), signer).getEncoded());
    Files.write(folder.resolve("EF_CardAccess.bin"), new CardAccessFile(pace).getEncoded());
    Files.write(folder.resolve("trust/csca-1.cer"), root.getEncoded());
    Files.writeString(folder.resolve("mrz.txt"), mrz.toString());
  }

  /** The picture at the size that portraits in chips have. */
  static byte[] portrait(Path jpeg) throws Exception {
    var small = new BufferedImage(240, 300, BufferedImage.TYPE_INT_RGB);
    small.createGraphics().drawImage(ImageIO.read(jpeg.toFile()), 0, 0, 240, 300, null);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(small, "jpeg", bytes);
    return bytes.toByteArray();
  }

  static FaceInfo face(byte[] jpeg) throws Exception {
    var picture = ImageIO.read(new ByteArrayInputStream(jpeg));
    FaceImageInfo image = new FaceImageInfo(Gender.UNSPECIFIED, FaceImageInfo.EyeColor.UNSPECIFIED, 0,
        FaceImageInfo.HAIR_COLOR_UNSPECIFIED, FaceImageInfo.EXPRESSION_UNSPECIFIED, new int[] {0, 0, 0},
        new int[] {0, 0, 0}, FaceImageInfo.FACE_IMAGE_TYPE_FULL_FRONTAL, FaceImageInfo.IMAGE_COLOR_SPACE_RGB24,
        FaceImageInfo.SOURCE_TYPE_STATIC_PHOTO_DIGITAL_CAM, 0, 0, new FaceImageInfo.FeaturePoint[] {},
        picture.getWidth(), picture.getHeight(), new ByteArrayInputStream(jpeg), jpeg.length,
        FaceImageInfo.IMAGE_DATA_TYPE_JPEG);
    return new FaceInfo(List.of(image));
  }

  static KeyPair keys(String curve) throws Exception {
    KeyPairGenerator maker = KeyPairGenerator.getInstance("EC", "BC");
    maker.initialize(new ECGenParameterSpec(curve));
    return maker.generateKeyPair();
  }

  static X509Certificate certificate(X500Name subject, X500Name issuer, long serial, PublicKey key, PrivateKey by,
      boolean ca) throws Exception {
    var algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    var extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.keyUsage, true,
        new KeyUsage(ca ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
    if (ca) extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    var generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new org.bouncycastle.asn1.ASN1Integer(BigInteger.valueOf(serial)));
    generator.setIssuer(issuer);
    generator.setSubject(subject);
    generator.setStartDate(new Time(new Date(System.currentTimeMillis() - 30 * DAY)));
    generator.setEndDate(new Time(new Date(System.currentTimeMillis() + 3650 * DAY)));
    generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    generator.setSignature(algorithm);
    generator.setExtensions(extensions.generate());
    var body = generator.generateTBSCertificate();
    Signature sign = Signature.getInstance("SHA256withECDSA", "BC");
    sign.initSign(by);
    sign.update(body.getEncoded("DER"));
    var whole = new ASN1EncodableVector();
    whole.add(body);
    whole.add(algorithm);
    whole.add(new DERBitString(sign.sign()));
    return (X509Certificate) CertificateFactory.getInstance("X.509", "BC")
        .generateCertificate(new ByteArrayInputStream(new DERSequence(whole).getEncoded("DER")));
  }
}
