using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>A command that an effect comes back as, with the case it is for, and whether it may open it.</summary>
public sealed record EffectCommand(string CaseId, string Region, Command Command, bool Creates = false);
