namespace Jkn.Workflows.Tests.Support;

/// <summary>A clock that stands until it is set.</summary>
public sealed class FixedTime(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;
    public override DateTimeOffset GetUtcNow() => Now;
}
