namespace Jkn.Workflows.Signing.Pdf;

/// <summary>How much one document may cost to read (trust.md 5.6). The defaults are far above any letter.</summary>
internal sealed record PdfLimits
{
    public long Inflated { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes read over and over: of the file, of what was unpacked, of what signatures cover.</summary>
    public long Read { get; init; } = 192 * 1024 * 1024;
    public int Objects { get; init; } = 50_000;

    /// <summary>Values, rows of cross references, references followed.</summary>
    public int Steps { get; init; } = 500_000;
    public int Sections { get; init; } = 512;
    public TimeSpan Cpu { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For files that this service made itself: a list of a whole regency has many more objects than a letter.</summary>
    public static readonly PdfLimits Own = new()
    {
        Inflated = 512L * 1024 * 1024,
        Read = 4L * 1024 * 1024 * 1024,
        Objects = 500_000,
        Steps = 20_000_000,
        Cpu = TimeSpan.FromMinutes(1),
    };
}

/// <summary>
/// What one document with all its revisions may still cost. One object for the file: every reader of any of its revisions draws on it, so
/// that many small parts cannot do what one large part may not. Counts decide; the thread's processor time is the backstop.
/// </summary>
internal sealed class PdfBudget(PdfLimits? limits = null, CancellationToken ct = default)
{
    private const int Between = 2048;
    private const long BytesBetween = 1024 * 1024;
    public PdfLimits Limits { get; } = limits ?? new();
    private readonly TimeSpan began = CpuTime.Now;
    private long inflated,
        read,
        sinceLook;
    private int objects,
        steps,
        sections,
        untilLook = Between;
    private string? spent;

    public int Steps => steps;

    public static PdfBudget Own() => new(PdfLimits.Own);

    /// <summary>Bytes that may still be unpacked.</summary>
    public long Room => Limits.Inflated - inflated;

    public void Inflate(long bytes)
    {
        inflated += bytes;
        if (inflated > Limits.Inflated)
            Spend(PdfFormatException.TooLarge);
        Look(bytes);
    }

    public void Bytes(long count)
    {
        read += count;
        if (read > Limits.Read)
            Spend(PdfFormatException.TooComplex);
        Look(count);
    }

    public void Object()
    {
        if (++objects > Limits.Objects)
            Spend(PdfFormatException.TooComplex);
        Step();
    }

    public void Section()
    {
        if (++sections > Limits.Sections)
            Spend(PdfFormatException.TooComplex);
    }

    public void Step(int count = 1)
    {
        if (count < 0 || count > Limits.Steps - steps)
            Spend(PdfFormatException.TooComplex);
        steps += count;
        if ((untilLook -= count) <= 0)
            Look(BytesBetween);
    }

    /// <summary>A reader of one revision may have turned "too much" into "not readable": this says which it was.</summary>
    public void ThrowIfSpent()
    {
        if (spent is { } code)
            throw new PdfFormatException(code);
    }

    private void Look(long bytes)
    {
        if ((sinceLook += bytes) < BytesBetween)
            return;
        (sinceLook, untilLook) = (0, Between);
        ct.ThrowIfCancellationRequested();
        if (CpuTime.Now - began > Limits.Cpu)
            Spend(PdfFormatException.TooSlow);
    }

    private void Spend(string code)
    {
        spent ??= code;
        throw new PdfFormatException(spent);
    }
}
