namespace Jkn.Workflows.Server.Pages.Beranda;

/// <summary>The first page after signing in.</summary>
internal sealed class IndexModel : OfficePage
{
}
