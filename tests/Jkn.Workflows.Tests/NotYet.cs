namespace Jkn.Workflows.Tests;

/// <summary>What is longer than it should be: name, size today, why. These lists may only shrink.</summary>
internal sealed class NotYet(params (string Name, int Size, string Why)[] known)
{
    public static readonly NotYet Files = new();

    public static readonly NotYet Lines = new();

    public static readonly NotYet Methods = new();

    public static readonly NotYet Needs = new();

    /// <summary>Nothing found that is not known, and nothing larger than it was.</summary>
    public void ShouldCover(IEnumerable<(string Name, int Size)> found)
    {
        known.ShouldAllBe(k => k.Why.Length > 0);
        var allowed = known.ToDictionary(k => k.Name, k => k.Size, StringComparer.Ordinal);
        found
            .Where(f => f.Size > allowed.GetValueOrDefault(f.Name))
            .OrderByDescending(f => f.Size)
            .Select(f => $"{f.Name}: {f.Size}, known {allowed.GetValueOrDefault(f.Name)}")
            .ShouldBeEmpty();
    }
}
