using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Domain.SignOffs;

/// <summary>
/// One sign-off of a version's chain, with what the switch that applies to it says. <see cref="Letter"/>: the letter it is on; null on the
/// case itself, or where the definition works it out only when it runs. <see cref="NodeId"/>: the version's own node, which may be the
/// sub-procedure that holds the step.
/// </summary>
public sealed record ChainStep(SignOff Step, string NodeId, string Chain, string? Letter, LevelState Level);
