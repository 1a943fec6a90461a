using System.Reflection;
using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Tests.Domain.Invariants;

public partial class NoFeeTests
{
    [Fact]
    public void Nothing_in_the_domain_can_hold_a_fee() =>
        typeof(Command)
            .Assembly.GetTypes()
            .Where(t => t != typeof(SopSheet))
            .SelectMany(t =>
                t.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
                    .Select(p => $"{t.Name}.{p.Name}")
            )
            .Where(name => Fee().IsMatch(name))
            .ShouldBeEmpty();

    [GeneratedRegex("biaya|tarif|harga|fee(?!d)", RegexOptions.IgnoreCase)]
    private static partial Regex Fee();
}
