using System.Text;

namespace Jkn.Workflows.Engine;

/// <summary>A definition as Mermaid text, for documents and approved files. Nodes are numbered, ids may hold anything.</summary>
public static class FlowDiagram
{
    public static string ToMermaid(FlowDefinition definition)
    {
        var names = definition.Nodes.Select((node, index) => (node, index)).ToDictionary(n => n.node, n => $"n{n.index}");
        var text = new StringBuilder("flowchart TD\n");
        if (definition.Root is Flowchart root)
            Inside(root, "  ");
        else
            Draw(definition.Root, "  ");
        return text.ToString();

        void Draw(Activity node, string indent)
        {
            if (node.Children.Count > 0)
            {
                text.Append($"{indent}subgraph {names[node]}[\"{Label(node)}\"]\n");
                Inside(node, indent + "  ");
                text.Append($"{indent}end\n");
                return;
            }
            var (open, close) = node switch
            {
                Start or End or Finish => ("([", "])"),
                FlowDecision or FlowSwitch => ("{", "}"),
                _ when node.Waits => ("[/", "/]"),
                _ => ("[", "]"),
            };
            text.Append($"{indent}{names[node]}{open}\"{Label(node)}\"{close}\n");
        }

        void Inside(Activity container, string indent)
        {
            foreach (var child in container.Children)
                Draw(child, indent);
            if (container is not Flowchart flowchart)
                return;
            foreach (var connection in flowchart.Connections)
            {
                var label = connection.Port == "Done" ? "" : $"|\"{Escape(connection.Port)}\"|";
                text.Append(
                    $"{indent}{names[flowchart.Node(connection.SourceId)]} -->{label} {names[flowchart.Node(connection.TargetId)]}\n"
                );
            }
        }
    }

    private static string Label(Activity node) =>
        Escape(
            node.DisplayText
                ?? (
                    node is Start ? "Mulai"
                    : node is End ? "Selesai"
                    : node.Id
                )
        );

    private static string Escape(string text) =>
        text.Replace("\"", "#quot;", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
