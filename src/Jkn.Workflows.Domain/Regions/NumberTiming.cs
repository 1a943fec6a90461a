namespace Jkn.Workflows.Domain.Regions;

/// <summary>When a letter gets its number .</summary>
public enum NumberTiming
{
    /// <summary>Before signing for electronic signatures (the PDF is sealed), after it for wet ones.</summary>
    ByKind,
    BeforeSign,
    AfterSign,
}
