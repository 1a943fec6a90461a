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
                    .Select(p => $"{Written(t)}.{p.Name}")
            )
            .Where(name => Fee().IsMatch(name))
            .ShouldBeEmpty();

    // The compiler puts a hash of the source's place into the names of types it makes; their properties are looked at all the same.
    private static string Written(Type type) => type.Name.StartsWith('<') ? "" : type.Name;

    [GeneratedRegex("biaya|tarif|harga|fee(?!d)", RegexOptions.IgnoreCase)]
    private static partial Regex Fee();
}
