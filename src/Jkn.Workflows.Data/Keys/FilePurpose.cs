namespace Jkn.Workflows.Data.Keys;

/// <summary>What a kept file is for; it is part of what its bytes are sealed with.</summary>
public static class FilePurpose
{
    public static string Document(string code) => $"document/{code}";
}
