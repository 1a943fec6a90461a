namespace Jkn.Workflows.Tests;

/// <summary>What is longer than it should be: name, size today, why. These lists may only shrink.</summary>
internal sealed class NotYet(params (string Name, int Size, string Why)[] known)
{
    public static readonly NotYet Files = new();

    public static readonly NotYet Lines = new();

    public static readonly NotYet Methods = new();

    public static readonly NotYet Needs = new();

    /// <summary>Nothing found that is not known, nothing larger than it was, nothing known that is gone.</summary>
    public void ShouldCover(IEnumerable<(string Name, int Size)> found)
    {
        var sizes = found.ToDictionary(f => f.Name, f => f.Size, StringComparer.Ordinal);
        known.ShouldAllBe(k => k.Why.Length > 0);
        var allowed = known.ToDictionary(k => k.Name, k => k.Size, StringComparer.Ordinal);
        sizes
            .Where(f => f.Value > allowed.GetValueOrDefault(f.Key))
            .OrderByDescending(f => f.Value)
            .Select(f => $"{f.Key}: {f.Value}, known {allowed.GetValueOrDefault(f.Key)}")
            .ShouldBeEmpty();
        allowed.Where(k => k.Value > sizes.GetValueOrDefault(k.Key)).Select(k => $"{k.Key}: known {k.Value}, now less").ShouldBeEmpty();
    }
}
