namespace Jkn.Workflows.Domain.Organisation;

/// <summary>What kind of data of a person something shows.</summary>
[Flags]
public enum DataClasses
{
    None = 0,

    /// <summary>Names, and where a case stands.</summary>
    Names = 1,

    /// <summary>K: NIK, No KK, birth, address, telephone.</summary>
    Identity = 2,

    /// <summary>S: papers and their scans, which may name an illness.</summary>
    Papers = 4,
    Letters = 8,
}

/// <summary>How somebody stands to a case in one of his roles. <see cref="Region"/>: it is his office's at all.</summary>
[Flags]
public enum Standing
{
    None = 0,
    Region = 1,

    /// <summary>Registered by me, assigned to me, or acted on by me.</summary>
    Own = 2,

    /// <summary>It waits at my level, or I acted on it.</summary>
    Chain = 4,

    /// <summary>It stands in a batch that waits for my office.</summary>
    Line = 8,

    /// <summary>It came with a list of mine.</summary>
    Lists = 16,

    /// <summary>It is a batch, not a case.</summary>
    Batch = 32,
}

/// <summary>What may be seen of a class.</summary>
public enum Grant
{
    Nothing,

    /// <summary>Numbers with their middle hidden.</summary>
    Masked,

    /// <summary>Whole: for the task at hand, or for a purpose that is said and recorded.</summary>
    Open,
}
