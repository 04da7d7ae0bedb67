import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Draws an SVG of straight-edged, filled paths, as the icon is one, as PNG files of given sizes.
 *
 * <p>usage: java RenderIcon.java ICON.svg PATTERN SIZE... where %d in the pattern is the size
 */
final class RenderIcon {
  private static final double BOX = 256;
  private static final Pattern SHAPE = Pattern.compile("<path fill=\"(#\\w+)\" d=\"([^\"]+)\"/>");
  private static final Pattern STEP = Pattern.compile("([MmLlHhVvZz])([^A-Za-z]*)");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+");

  private RenderIcon() {}

  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    String svg = Files.readString(Path.of(arguments[0]));
    for (String size : Stream.of(arguments).skip(2).toList()) {
      Path file = Path.of(arguments[1].formatted(Integer.parseInt(size)));
      ImageIO.write(draw(svg, Integer.parseInt(size)), "png", file.toFile());
    }
  }

  private static BufferedImage draw(String svg, int size) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(size / BOX, size / BOX);
    Matcher shapes = SHAPE.matcher(svg);
    while (shapes.find()) {
      graphics.setColor(Color.decode(shapes.group(1)));
      graphics.fill(path(shapes.group(2)));
    }
    graphics.dispose();
    return image;
  }

  private static Path2D path(String data) {
    Path2D path = new Path2D.Double();
    Matcher steps = STEP.matcher(data);
    while (steps.find()) {
      char step = steps.group(1).charAt(0);
      double[] numbers =
          NUMBER
              .matcher(steps.group(2))
              .results()
              .map(MatchResult::group)
              .mapToDouble(Double::parseDouble)
              .toArray();
      add(path, step, numbers);
    }
    return path;
  }

  private static void add(Path2D path, char step, double[] numbers) {
    if (step == 'z' || step == 'Z') {
      path.closePath();
      return;
    }
    boolean isPair = "MmLl".indexOf(step) >= 0;
    for (int i = 0; i < numbers.length; i += isPair ? 2 : 1) {
      Point2D at = path.getCurrentPoint() == null ? new Point2D.Double() : path.getCurrentPoint();
      boolean relative = Character.isLowerCase(step);
      double x = relative ? at.getX() : 0;
      double y = relative ? at.getY() : 0;
      switch (Character.toLowerCase(step)) {
        case 'h' -> path.lineTo(x + numbers[i], at.getY());
        case 'v' -> path.lineTo(at.getX(), y + numbers[i]);
        case 'm' -> {
          if (i == 0) {
            path.moveTo(x + numbers[0], y + numbers[1]);
          } else {
            path.lineTo(x + numbers[i], y + numbers[i + 1]);
          }
        }
        default -> path.lineTo(x + numbers[i], y + numbers[i + 1]);
      }
    }
  }
}
