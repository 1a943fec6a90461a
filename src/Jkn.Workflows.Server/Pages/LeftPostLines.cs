using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Server.Pages;

/// <summary>What switched-off accounts of a region still hold, in sentences for the head of the agency and the administrator.</summary>
internal sealed class LeftPostLines(Accounts accounts, Offices offices, OfficeClock clock)
{
    public async Task<IReadOnlyList<string>> OfAsync(string region, CancellationToken ct)
    {
        if (offices.Find(region) is not { } office)
            return [];
        var gone = await accounts.SwitchedOffAsync(region, ct);
        var left = LeftPosts.Of(office.Organisation, gone.Keys.ToHashSet(StringComparer.Ordinal), office.DateOf(clock.GetUtcNow()));
        return
        [
            .. left.Select(post =>
            {
                var what = post.Kind == Capacity.Definitive ? "menjabat" : $"menjadi {Words.Code(post.Kind)}";
                var until = post.To is null ? "" : $" sampai {PageTime.Date(post.To)}";
                return $"{gone[post.Account]} masih {what} {RoleNames.Of(post.Role)}{until}, tetapi akunnya sudah dimatikan.";
            }),
        ];
    }
}
