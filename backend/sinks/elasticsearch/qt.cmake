# Marks this folder as one that uses Qt Core and Qt Network.
