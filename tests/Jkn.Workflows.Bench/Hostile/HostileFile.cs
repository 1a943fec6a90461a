namespace Jkn.Workflows.Bench;

/// <summary>What must be said of a file that somebody sends to be checked.</summary>
internal enum HostileAnswer
{
    /// <summary>No readable letter: broken, or more work than any letter is.</summary>
    Unreadable,

    /// <summary>A copy with something added behind the signature that closes the letter.</summary>
    Added,

    /// <summary>A copy that was altered, saved anew, or is another file.</summary>
    Changed,
}

/// <summary>One file of the corpus (trust.md 5.6), made by program: what it is called, what must be answered, its bytes.</summary>
internal sealed record HostileFile(string Name, HostileAnswer Expected, byte[] Bytes);
