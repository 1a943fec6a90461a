using Jint;

namespace Jkn.Workflows.Engine;

/// <summary>
/// Counts what one evaluation uses: statements, bytes, characters and items handled by the language's own functions. The counts are the
/// limits and give the same answer on every machine; the thread's CPU time is only a backstop.
/// </summary>
internal sealed class ScriptMeter(bool timed = true) : Constraint
{
    public const int MaxStatements = 10_000;
    public const long MaxBytes = 4 * 1024 * 1024;
    public const long MaxWork = 10_000_000;
    public const int MaxText = 100_000;
    public const int MaxItems = 10_000;
    public const int MaxDepth = 64;

    /// <summary>A long pattern takes its memory in one go, when it first searches.</summary>
    public const int MaxPattern = 500;
    private const int TimeEvery = 32;
    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(250);

    private readonly long before = GC.GetAllocatedBytesForCurrentThread();
    private readonly TimeSpan began = ThreadTime.Now;
    private int untimed;
    private int depth;

    public int Statements { get; private set; }
    public long Work { get; private set; }
    public long Bytes => GC.GetAllocatedBytesForCurrentThread() - before;
    public TimeSpan Time => ThreadTime.Now - began;

    public ScriptUse Use() => new(Statements, Work, Bytes, Time);

    /// <summary>Once for every statement and every call of a callback.</summary>
    public override void Check()
    {
        if (++Statements > MaxStatements)
            throw new ExpressionException($"JavaScript menjalankan lebih dari {MaxStatements} pernyataan.");
        Look();
    }

    /// <summary>The interpreter would start anew with every entry; the counts are of one evaluation.</summary>
    public override void Reset() { }

    /// <summary>Characters and items that a function of the language is about to go through.</summary>
    public void Spend(long work)
    {
        if (Work + work > MaxWork)
            throw new ExpressionException("JavaScript mengolah terlalu banyak huruf dan butir.");
        Work += work;
        Look();
    }

    /// <summary>The length of a text that is, or is about to be.</summary>
    public void Text(long length)
    {
        if (length > MaxText)
            throw new ExpressionException($"JavaScript memakai terlalu banyak memori: teks lebih dari {MaxText} huruf.");
        Look();
    }

    /// <summary>The length of a list that is, or is about to be.</summary>
    public void Items(long count)
    {
        if (count > MaxItems)
            throw new ExpressionException($"JavaScript memakai terlalu banyak memori: daftar lebih dari {MaxItems} butir.");
        Look();
    }

    /// <summary>Goes into a value that lies in another; the answer is for <see cref="Leave"/>.</summary>
    public void Enter()
    {
        if (++depth > MaxDepth)
            throw new ExpressionException("JavaScript: nilai bersarang terlalu dalam atau melingkar.");
    }

    public void Leave() => depth--;

    /// <summary>After a call that may have taken long by itself.</summary>
    public void LookAtTime()
    {
        untimed = 0;
        if (timed && Time > MaxTime)
            throw new TimeoutException();
    }

    private void Look()
    {
        if (Bytes > MaxBytes)
            throw new ExpressionException("JavaScript memakai terlalu banyak memori.");
        if (++untimed >= TimeEvery)
            LookAtTime();
    }
}
