namespace Jkn.Workflows.Domain.Regions;

/// <summary>How this region's letters are signed (domain.md 5.4): keys held here, the officials' own at BSrE, or ink on paper.</summary>
public enum SignatureMode
{
    Lokal,
    Bsre,
    Basah,
}
