using SkiaSharp;

namespace Jkn.Workflows.Documents.Images;

/// <summary>
/// A picture made anew from what its file shows: upright, without whatever else lay in the file (place, camera, a second document). What
/// cannot be decoded to its last line is no picture.
/// </summary>
internal static class CleanImage
{
    /// <summary>A telephone's camera makes 12 to 50 million points; more is a trap for memory.</summary>
    public const int MostPoints = 50_000_000;
    private const int Quality = 88;

    /// <summary>What it was and is, or why it is none.</summary>
    internal sealed record Result(byte[]? Bytes, string? MediaType, string? Fault);

    public static Result Of(byte[] content)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png))
            return Broken();
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostPoints)
            return new(null, null, $"Gambar terlalu besar: paling banyak {MostPoints / 1_000_000} juta titik. Perkecil fotonya.");
        var opaque = codec.EncodedFormat == SKEncodedImageFormat.Jpeg;
        using var bitmap = new SKBitmap(
            new SKImageInfo(width, height, SKColorType.Rgba8888, opaque ? SKAlphaType.Opaque : SKAlphaType.Premul)
        );
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
            return Broken();
        using var upright = Upright(bitmap, codec.EncodedOrigin);
        using var encoded = (upright ?? bitmap).Encode(codec.EncodedFormat, Quality);
        return encoded is null ? Broken() : new(encoded.ToArray(), opaque ? "image/jpeg" : "image/png", null);
    }

    private static Result Broken() => new(null, null, "Gambar rusak atau terpotong dan tidak dapat dibuka; foto atau pindai ulang.");

    /// <summary>Null when it stands upright already.</summary>
    private static SKBitmap? Upright(SKBitmap source, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
            return null;
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = turned ? (source.Height, source.Width) : (source.Width, source.Height);
        var target = new SKBitmap(new SKImageInfo(width, height, source.ColorType, source.AlphaType));
        using var canvas = new SKCanvas(target);
        canvas.SetMatrix(Turn(origin, width, height));
        canvas.DrawBitmap(source, 0, 0, SKSamplingOptions.Default);
        return target;
    }

    // Where a point of the file comes to stand: the eight origins of EXIF.
    private static SKMatrix Turn(SKEncodedOrigin origin, float w, float h) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new(0, -1, w, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new(0, -1, w, -1, 0, h, 0, 0, 1),
            _ => new(0, 1, 0, -1, 0, h, 0, 0, 1),
        };
}
