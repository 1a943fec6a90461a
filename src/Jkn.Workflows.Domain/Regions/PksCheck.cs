namespace Jkn.Workflows.Domain.Regions;

/// <summary>What an expired agreement with BPJS does to sending a batch .</summary>
public enum PksCheck
{
    Off,
    Block,
    BlockWithOverride,
}
