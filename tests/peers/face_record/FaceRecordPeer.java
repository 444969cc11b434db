// SPDX-License-Identifier: Apache-2.0
//
// Face image records by other hands: JMRTD for ISO/IEC 19794-5:2005, 39794-5 and data group 2,
// MOSIP for 19794-5:2011. Run by ../face_record_peer.py.
//
// read FILE...       prints what JMRTD finds in each record, a line a file
// write FOLDER JPEG  writes records of this picture

import io.mosip.biometrics.util.face.FaceBDIR;
import io.mosip.biometrics.util.face.FaceQualityBlock;
import io.mosip.biometrics.util.face.FacialInformation;
import io.mosip.biometrics.util.face.ImageInformation;
import io.mosip.biometrics.util.face.LandmarkPoints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import net.sf.scuba.data.Gender;
import org.jmrtd.lds.icao.DG2File;
import org.jmrtd.lds.iso19794.FaceImageInfo;
import org.jmrtd.lds.iso19794.FaceInfo;
import org.jmrtd.lds.iso39794.FaceImageDataBlock;
import org.jmrtd.lds.iso39794.FaceImageInformation2DBlock;
import org.jmrtd.lds.iso39794.FaceImageInformation2DBlock.FaceImageKind2DCode;
import org.jmrtd.lds.iso39794.FaceImageInformation2DBlock.ImageColourSpaceCode;
import org.jmrtd.lds.iso39794.FaceImageInformation2DBlock.ImageDataFormatCode;
import org.jmrtd.lds.iso39794.FaceImageInformation2DBlock.ImageSizeBlock;
import org.jmrtd.lds.iso39794.FaceImageRepresentation2DBlock;
import org.jmrtd.lds.iso39794.FaceImageRepresentationBlock;
import org.jmrtd.lds.iso39794.VersionBlock;

public class FaceRecordPeer {
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("write")) {
      write(Path.of(arguments[1]), Files.readAllBytes(Path.of(arguments[2])));
      return;
    }
    for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
      byte[] record = Files.readAllBytes(Path.of(name));
      System.out.println(record[0] == 'F' ? older(record) : newer(record));
    }
  }

  static String older(byte[] record) throws Exception {
    FaceInfo info = new FaceInfo(new ByteArrayInputStream(record));
    FaceImageInfo image = info.getFaceImageInfos().get(0);
    return String.join(" ", "19794-5", "images=" + info.getFaceImageInfos().size(), image.getMimeType(),
        image.getWidth() + "x" + image.getHeight(), "type=" + image.getFaceImageType(),
        "colour=" + image.getColorSpace(), "gender=" + image.getGender(), "eyes=" + image.getEyeColor(),
        "hair=" + image.getHairColor(), "features=" + image.getFeatureMask(),
        "expression=" + image.getExpression(), "points=" + image.getFeaturePoints().length,
        "pose=" + Arrays.toString(image.getPoseAngle()).replace(" ", ""), "source=" + image.getSourceType(),
        "quality=" + image.getQuality(), "same=" + Arrays.equals(record, info.getEncoded()),
        digest(image.getImageInputStream(), image.getImageLength()));
  }

  static String newer(byte[] record) throws Exception {
    FaceImageDataBlock block = new FaceImageDataBlock(new ByteArrayInputStream(record));
    FaceImageRepresentationBlock image = block.getRepresentationBlocks().get(0);
    FaceImageInformation2DBlock about = image.getImageRepresentation2DBlock().getImageInformation2DBlock();
    return String.join(" ", "39794-5", "images=" + block.getRepresentationBlocks().size(), image.getMimeType(),
        about.getImageSizeBlock().getWidth() + "x" + about.getImageSizeBlock().getHeight(),
        "generation=" + block.getVersionBlock().getGeneration(), "year=" + block.getVersionBlock().getYear(),
        "id=" + image.getRepresentationId(), "kind=" + about.getFaceImageKind2DCode(),
        "captured=" + image.getCaptureDateTimeBlock(), "landmarks=" + image.getLandmarkBlocks(),
        "same=" + Arrays.equals(record, block.getEncoded()),
        digest(image.getImageInputStream(), image.getImageLength()));
  }

  static String digest(InputStream image, int length) throws Exception {
    byte[] bytes = image.readNBytes(length);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  static void write(Path folder, byte[] jpeg) throws Exception {
    var picture = ImageIO.read(new ByteArrayInputStream(jpeg));
    int width = picture.getWidth(), height = picture.getHeight();

    FaceInfo older = new FaceInfo(List.of(image2005(jpeg, width, height)));
    Files.write(folder.resolve("fac_2005"), older.getEncoded());
    Files.write(folder.resolve("data_group_fac"), DG2File.createISO19794DG2File(List.of(older)).getEncoded());
    Files.write(folder.resolve("fac_2011"), record2011(jpeg, width, height));

    FaceImageDataBlock newer = block2019(jpeg, width, height);
    Files.write(folder.resolve("face_der"), newer.getEncoded());
    Files.write(folder.resolve("data_group_der"), DG2File.createISO39794DG2File(List.of(newer)).getEncoded());
  }

  static FaceImageInfo image2005(byte[] jpeg, int width, int height) throws Exception {
    FaceImageInfo.FeaturePoint[] points = {new FaceImageInfo.FeaturePoint(1, 3, 1, 100, 120)};
    return new FaceImageInfo(Gender.FEMALE, FaceImageInfo.EyeColor.GREEN, 1, FaceImageInfo.HAIR_COLOR_BLACK,
        FaceImageInfo.EXPRESSION_NEUTRAL, new int[] {1, 2, 3}, new int[] {4, 5, 6},
        FaceImageInfo.FACE_IMAGE_TYPE_FULL_FRONTAL, FaceImageInfo.IMAGE_COLOR_SPACE_RGB24,
        FaceImageInfo.SOURCE_TYPE_STATIC_PHOTO_DIGITAL_CAM, 0, 0, points, width, height,
        new ByteArrayInputStream(jpeg), jpeg.length, FaceImageInfo.IMAGE_DATA_TYPE_JPEG);
  }

  static byte[] record2011(byte[] jpeg, int width, int height) throws Exception {
    LandmarkPoints[] points = {new LandmarkPoints(1, 0x31, 100, 120, 0), new LandmarkPoints(1, 0x32, 130, 120, 0)};
    FaceBDIR record = new FaceBDIR(0x46414300L, 0x30333000L, 0, 0, new Date(0), 1,
        new FaceQualityBlock[] {new FaceQualityBlock(80)},
        new FacialInformation(points.length, new int[] {1, 2, 3}, new int[] {4, 5, 6}), points,
        new ImageInformation(1, 0, width, height, 180, 0, 0, 1), jpeg, null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    record.writeObject(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static FaceImageDataBlock block2019(byte[] jpeg, int width, int height) {
    FaceImageInformation2DBlock about = new FaceImageInformation2DBlock(ImageDataFormatCode.JPEG,
        FaceImageKind2DCode.MRTD, null, null, null, null, null, new ImageSizeBlock(width, height), null,
        ImageColourSpaceCode.RGB_24BIT, null);
    FaceImageRepresentation2DBlock flat = new FaceImageRepresentation2DBlock(jpeg, about, null);
    FaceImageRepresentationBlock representation = new FaceImageRepresentationBlock(BigInteger.ONE, flat, null, null,
        null, null, null, null, null, null);
    return new FaceImageDataBlock(new VersionBlock(3, 2019), List.of(representation), null);
  }
}
